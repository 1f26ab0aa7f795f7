package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.shared.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Deletes by the clock, each class of data at its own time (DIN 66398): needs 7 days after the
 * event, people 30 days after it. What never was confirmed goes earlier, with its seat ({@link
 * Lapses}).
 */
@Component
class Retention {

  /** As long as help may have to be paid for or mended (public-service.md, Privacy). */
  static final Duration NEEDS = Duration.ofDays(7);

  /** As long as links open the registration; the day is shown to the person. */
  static final Duration PEOPLE = Access.AFTER_END;

  /** An event that was put off may still find a date within a year of the one it had. */
  static final Duration POSTPONED = Duration.ofDays(365);

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final RetentionRepository repository;
  private final Details details;
  private final ErasureLog log;
  private final AuditLog audit;
  private final TransactionalOperator transaction;
  private final Clock clock;

  Retention(
      RetentionRepository repository,
      Details details,
      ErasureLog log,
      AuditLog audit,
      TransactionalOperator transaction,
      Clock clock) {
    this.repository = repository;
    this.details = details;
    this.log = log;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** When the people of this event's registrations are erased. */
  static Instant ends(Event event) {
    return event.endsAt().plus(event.state() == Event.State.POSTPONED ? POSTPONED : PEOPLE);
  }

  /** What is promised by the day is checked by the hour. */
  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "${stadtrunde.sweep:30s}")
  Mono<Void> regularly() {
    return sweep().onErrorResume(Retention::report);
  }

  /**
   * The next round comes. The cause is named without its text, which may hold what people typed.
   */
  private static Mono<Void> report(Throwable failure) {
    LOG.warn("Deleting by the clock failed: {}", failure.getClass().getSimpleName());
    return Mono.empty();
  }

  Mono<Void> sweep() {
    Instant now = clock.instant();
    return repository
        .eraseNeeds(now)
        .then(Mono.defer(() -> retire(now)))
        .then(Mono.defer(() -> log.forget(now)));
  }

  /** A batch each transaction, until nobody is left. */
  private Mono<Void> retire(Instant now) {
    return repository
        .due(now)
        .collectList()
        .filter(due -> !due.isEmpty())
        .delayUntil(due -> transaction.transactional(details.erase(due).then(note(due.size()))))
        .flatMap(due -> retire(now));
  }

  private Mono<Void> note(int registrations) {
    return audit.record(
        null, "registrations.retired", "clock", Map.of("registrations", registrations));
  }
}
