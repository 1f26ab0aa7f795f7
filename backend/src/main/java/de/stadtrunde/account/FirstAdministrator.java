package de.stadtrunde.account;

import de.stadtrunde.shared.CurrentUser.Role;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sees to it that somebody can get in: as configured, else with a password shown once. */
@Component
class FirstAdministrator {

  private static final String SAMPLE = "admin@stadtrunde.example";

  private final StaffAccountRepository repository;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Console console;
  private final String email;
  private final String password;
  private final Mono<Boolean> done;

  FirstAdministrator(
      StaffAccountRepository repository,
      Accounts accounts,
      Passwords passwords,
      Console console,
      @Value("${stadtrunde.admin.email:}") String email,
      @Value("${stadtrunde.admin.password:}") String password) {
    this.repository = repository;
    this.accounts = accounts;
    this.passwords = passwords;
    this.console = console;
    this.email = email;
    this.password = password;
    done = Mono.defer(this::add).thenReturn(true).cacheInvalidateIf(added -> false);
  }

  /** Completes when the first administrator can sign in; whoever asks first does the work. */
  Mono<Void> exists() {
    return done.then();
  }

  /** Once, at the start. */
  @Scheduled(initialDelay = 0)
  Mono<Void> atStart() {
    return exists();
  }

  private Mono<Void> add() {
    return password.isEmpty() ? addToEmpty() : addConfigured();
  }

  /** An account that is there keeps its password: it may have been changed since. */
  private Mono<Void> addConfigured() {
    return repository
        .byEmail(email)
        .switchIfEmpty(Mono.defer(() -> add(email, password, false)).then(Mono.empty()))
        .then();
  }

  private Mono<Void> addToEmpty() {
    String address = email.isEmpty() ? SAMPLE : email;
    String once = Passwords.oneTime();
    return repository
        .isEmpty()
        .filter(empty -> empty)
        .flatMap(empty -> add(address, once, true))
        .filter(added -> added)
        .doOnNext(added -> console.show("First administrator", address, once))
        .then();
  }

  private Mono<Boolean> add(String address, String secret, boolean temporary) {
    return passwords
        .hash(secret)
        .map(
            hash ->
                new StaffAccount(
                    UUID.randomUUID(),
                    address,
                    "Administration",
                    Role.ADMINISTRATOR,
                    hash,
                    temporary,
                    false))
        .flatMap(account -> accounts.add(null, account));
  }
}
