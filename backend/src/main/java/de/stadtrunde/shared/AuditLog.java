package de.stadtrunde.shared;

import java.util.Map;
import reactor.core.publisher.Mono;

/** Where modules write down every change and every read of personal data in bulk. */
public interface AuditLog {

  /**
   * Writes one entry in the caller's transaction.
   *
   * @param actor who did it; null for the system itself
   * @param action verb and noun with a dot, for example {@code event.published}
   * @param subject what it was done to, for example a slug or a reference; never a name or address
   * @param detail further facts, without personal data
   */
  Mono<Void> record(CurrentUser actor, String action, String subject, Map<String, Object> detail);
}
