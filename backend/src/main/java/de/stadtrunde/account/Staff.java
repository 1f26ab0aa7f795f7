package de.stadtrunde.account;

import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Throttle;
import de.stadtrunde.shared.Throttle.Budget;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Knows a person by mail address and password. */
@Service
class Staff {

  private final FirstAdministrator first;
  private final StaffAccountRepository accounts;
  private final Passwords passwords;
  private final Throttle throttle;

  Staff(
      FirstAdministrator first,
      StaffAccountRepository accounts,
      Passwords passwords,
      Throttle throttle) {
    this.first = first;
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
  }

  /**
   * The account that address and password open. Fails with {@code login-failed} (401) alike, and
   * after as long, for an unknown address, a wrong password and a disabled account; with {@code
   * slow-down} (429) after too many failures from one address or for one account.
   */
  Mono<StaffAccount> recognise(String email, String password, ServerHttpRequest request) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    return Mono.fromRunnable(() -> take(address, request))
        .then(first.exists())
        .then(accounts.byEmail(address).map(Optional::of).defaultIfEmpty(Optional.empty()))
        .flatMap(account -> opened(account, password))
        .switchIfEmpty(Mono.error(() -> new Problem(401, "login-failed")))
        .doOnNext(account -> giveBack(address, request));
  }

  private void take(String address, ServerHttpRequest request) {
    throttle.take(Budget.LOGIN, request);
    throttle.take(Budget.LOGIN, address);
  }

  private Mono<StaffAccount> opened(Optional<StaffAccount> account, String password) {
    return account
        .map(known -> passwords.matches(password, known.passwordHash()))
        .orElseGet(() -> passwords.matchesNobody(password))
        .filter(right -> right)
        .flatMap(right -> Mono.justOrEmpty(account))
        .filter(known -> !known.disabled());
  }

  /** Only failures count: a team behind one address signs in every morning. */
  private void giveBack(String address, ServerHttpRequest request) {
    throttle.giveBack(Budget.LOGIN, request);
    throttle.giveBack(Budget.LOGIN, address);
  }
}
