package de.stadtrunde.event;

import de.stadtrunde.shared.AuditLog;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes one event at a time: under its lock, in one transaction, written down in the log. */
@Component
class EventLock {

  /** PostgreSQL's lock_not_available: somebody else held the event for too long. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final Events events;
  private final EventWriter writer;
  private final TransactionalOperator transaction;
  private final AuditLog audit;

  EventLock(Events events, EventWriter writer, TransactionalOperator transaction, AuditLog audit) {
    this.events = events;
    this.writer = writer;
    this.transaction = transaction;
    this.audit = audit;
  }

  /**
   * Runs the step under the lock and answers the event as it then stands. Fails as {@link
   * Events#mustManage} before the body is read, with {@code unreadable} (400) without a body, with
   * {@code busy} (503) when the lock cannot be had.
   *
   * @param action for the audit log
   * @param step takes the event as it stands under the lock; empty when there was nothing to do
   */
  <B> Mono<Event> change(
      CurrentUser user,
      String slug,
      String action,
      Mono<B> body,
      BiFunction<Event, B, Mono<Event>> step) {
    return events
        .mustManage(user, slug)
        .zipWhen(event -> body.switchIfEmpty(Mono.error(() -> new Problem(400, "unreadable"))))
        .flatMap(
            both -> locked(both.getT1(), event -> step.apply(event, both.getT2()), user, action))
        .doOnSuccess(changed -> events.changed());
  }

  private Mono<Event> locked(
      Event event, Function<Event, Mono<Event>> step, CurrentUser user, String action) {
    return writer
        .lock(event.id())
        .then(Mono.defer(() -> events.fresh(event.id())))
        .flatMap(step)
        .flatMap(changed -> record(user, action, changed))
        .switchIfEmpty(Mono.defer(() -> events.fresh(event.id())))
        .as(transaction::transactional)
        .onErrorMap(EventLock::waitedTooLong, failure -> busy());
  }

  private Mono<Event> record(CurrentUser user, String action, Event changed) {
    return audit.record(user, action, changed.slug(), Map.of()).thenReturn(changed);
  }

  /** Makes an event in a transaction of its own; {@code creation} answers its id. */
  Mono<Event> create(CurrentUser user, String action, Mono<UUID> creation) {
    return creation
        .flatMap(events::fresh)
        .flatMap(created -> record(user, action, created))
        .as(transaction::transactional)
        .doOnSuccess(created -> events.changed());
  }

  private static boolean waitedTooLong(Throwable failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure) instanceof R2dbcException exception
        && LOCK_NOT_AVAILABLE.equals(exception.getSqlState());
  }

  private static Problem busy() {
    return Problem.later(503, "busy", Duration.ofSeconds(2));
  }
}
