package de.stadtrunde.account;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Replaces a lost administrator's password by a one-time one. */
@Component
class AdministratorPassword {

  private final StaffAccountRepository repository;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Console console;

  AdministratorPassword(
      StaffAccountRepository repository, Accounts accounts, Passwords passwords, Console console) {
    this.repository = repository;
    this.accounts = accounts;
    this.passwords = passwords;
    this.console = console;
  }

  /** Also lets a disabled account in again; its sessions end. Does nothing without any. */
  Mono<Void> reset() {
    return repository.firstAdministrator().flatMap(this::replace);
  }

  private Mono<Void> replace(StaffAccount account) {
    String once = Passwords.oneTime();
    return passwords
        .hash(once)
        .flatMap(hash -> accounts.setPassword(null, account.id(), hash, true))
        .doOnSuccess(done -> console.show("New administrator password", account.email(), once));
  }
}
