package de.stadtrunde.account;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What administrators do about the accounts of others; everybody else gets {@code forbidden}. */
@Service
class Colleagues {

  private final StaffAccountRepository repository;
  private final Accounts accounts;
  private final Passwords passwords;

  /** An account and the password it opens with once; nobody can read it again. */
  record Issued(UUID id, String email, String oneTimePassword) {}

  Colleagues(StaffAccountRepository repository, Accounts accounts, Passwords passwords) {
    this.repository = repository;
    this.accounts = accounts;
    this.passwords = passwords;
  }

  /** By name; finite. */
  Flux<StaffAccount> list(CurrentUser user) {
    return administrator(user).thenMany(repository.all());
  }

  /**
   * Fails with {@code invalid} (422) at the fields that are wrong; at {@code /email} with {@code
   * taken} when the address has an account.
   */
  Mono<Issued> add(CurrentUser user, Mono<NewColleague> form) {
    String once = Passwords.oneTime();
    return administrator(user)
        .then(form.map(NewColleague::checked))
        .zipWith(passwords.hash(once), NewColleague::account)
        .flatMap(account -> added(user, account, once));
  }

  private Mono<Issued> added(CurrentUser user, StaffAccount account, String once) {
    return accounts
        .add(user, account)
        .filter(added -> added)
        .switchIfEmpty(
            Mono.error(() -> Problem.invalid(List.of(new Problem.Fault("/email", "taken")))))
        .thenReturn(new Issued(account.id(), account.email(), once));
  }

  /** A new one-time password; sessions end. Fails with {@code account-unknown} (404). */
  Mono<Issued> renew(CurrentUser user, UUID id) {
    String once = Passwords.oneTime();
    return other(user, id)
        .zipWith(passwords.hash(once))
        .flatMap(
            both ->
                accounts
                    .setPassword(user, id, both.getT2(), true)
                    .thenReturn(new Issued(id, both.getT1().email(), once)));
  }

  /**
   * Locks an account out, or lets it in again; sessions end. Fails with {@code account-unknown}
   * (404), with {@code own-account} (409) for one's own.
   */
  Mono<Void> disable(CurrentUser user, UUID id, boolean disabled) {
    return other(user, id).flatMap(account -> accounts.disable(user, id, disabled));
  }

  private Mono<StaffAccount> other(CurrentUser user, UUID id) {
    return administrator(user)
        .then(repository.byId(id))
        .switchIfEmpty(Mono.error(() -> new Problem(404, "account-unknown")))
        .filter(account -> !account.id().equals(user.id()))
        .switchIfEmpty(Mono.error(() -> new Problem(409, "own-account")));
  }

  private static Mono<CurrentUser> administrator(CurrentUser user) {
    return Mono.fromSupplier(() -> user.must(Role.ADMINISTRATOR));
  }
}
