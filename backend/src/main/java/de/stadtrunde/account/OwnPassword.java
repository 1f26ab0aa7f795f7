package de.stadtrunde.account;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Throttle;
import de.stadtrunde.shared.Throttle.Budget;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Lets people choose a password of their own. */
@Service
class OwnPassword {

  private final StaffAccountRepository repository;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Throttle throttle;

  OwnPassword(
      StaffAccountRepository repository,
      Accounts accounts,
      Passwords passwords,
      Throttle throttle) {
    this.repository = repository;
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
  }

  /**
   * Ends all sessions of the person. Fails with {@code invalid} (422): at {@code /current} when it
   * is not the password, at {@code /password} when the new one is not acceptable; with {@code
   * slow-down} (429) after too many wrong ones.
   */
  Mono<Void> change(CurrentUser user, String current, String chosen) {
    String guessed = user.id().toString();
    return Mono.fromRunnable(() -> throttle.take(Budget.LOGIN, guessed))
        .then(repository.byId(user.id()))
        .filterWhen(account -> passwords.matches(current, account.passwordHash()))
        .switchIfEmpty(fault("/current", "wrong"))
        .doOnNext(account -> throttle.giveBack(Budget.LOGIN, guessed))
        .filter(account -> Passwords.isAcceptable(chosen, current))
        .switchIfEmpty(fault("/password", "weak"))
        .then(passwords.hash(chosen))
        .flatMap(hash -> accounts.setPassword(user, user.id(), hash, false));
  }

  private static Mono<StaffAccount> fault(String pointer, String code) {
    return Mono.error(() -> Problem.invalid(List.of(new Problem.Fault(pointer, code))));
  }
}
