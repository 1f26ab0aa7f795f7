package de.stadtrunde.account;

import de.stadtrunde.shared.AuditLog;
import de.stadtrunde.shared.CurrentUser;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Changes accounts and writes down who did. */
@Service
class Accounts {

  private final StaffAccountRepository repository;
  private final AuditLog audit;

  Accounts(StaffAccountRepository repository, AuditLog audit) {
    this.repository = repository;
    this.audit = audit;
  }

  /**
   * False when the address has an account already, which stays as it is.
   *
   * @param actor null for the system itself
   */
  @Transactional
  Mono<Boolean> add(CurrentUser actor, StaffAccount account) {
    Map<String, Object> detail = Map.of("role", account.role().name());
    return repository
        .add(account)
        .filter(added -> added)
        .flatMap(
            added ->
                audit
                    .record(actor, "account.created", account.id().toString(), detail)
                    .thenReturn(true))
        .defaultIfEmpty(false);
  }

  /**
   * Ends all sessions of the account.
   *
   * @param actor null for the system itself
   */
  @Transactional
  Mono<Void> setPassword(CurrentUser actor, UUID account, String hash, boolean temporary) {
    return repository
        .setPassword(account, hash, temporary)
        .then(
            audit.record(
                actor, "account.password-set", account.toString(), Map.of("temporary", temporary)));
  }

  /** Ends all sessions of the account. */
  @Transactional
  Mono<Void> disable(CurrentUser actor, UUID account, boolean disabled) {
    return repository
        .disable(account, disabled)
        .then(
            audit.record(
                actor,
                disabled ? "account.disabled" : "account.enabled",
                account.toString(),
                Map.of()));
  }
}
