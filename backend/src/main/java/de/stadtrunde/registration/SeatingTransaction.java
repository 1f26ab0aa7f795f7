package de.stadtrunde.registration;

import de.stadtrunde.shared.Problem;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * One transaction on the seats of an event: lock, release what has expired, change, offer what
 * became free, write.
 */
@Component
class SeatingTransaction {

  /** PostgreSQL's lock_not_available: the wait for the event's row was longer than 3 s. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final TransactionalOperator transaction;
  private final Ledgers ledgers;
  private final Lapses lapses;
  private final Offers offers;

  SeatingTransaction(
      TransactionalOperator transaction, Ledgers ledgers, Lapses lapses, Offers offers) {
    this.transaction = transaction;
    this.ledgers = ledgers;
    this.lapses = lapses;
    this.offers = offers;
  }

  /**
   * The change's result after the commit. Joins the caller's transaction if there is one. Fails
   * with {@code event-unknown} (404), with {@code busy} (503) when the lock cannot be had in time.
   */
  <T> Mono<T> run(UUID event, Function<Ledger, Mono<T>> change) {
    return transaction
        .transactional(ledgers.open(event).flatMap(ledger -> work(ledger, change)))
        .onErrorMap(SeatingTransaction::waitedTooLong, failure -> busy());
  }

  private <T> Mono<T> work(Ledger ledger, Function<Ledger, Mono<T>> change) {
    return lapses
        .release(ledger)
        .then(Mono.defer(() -> ledgers.write(ledger)))
        .then(Mono.defer(() -> change.apply(ledger)))
        .flatMap(result -> finish(ledger).thenReturn(result));
  }

  private Mono<Void> finish(Ledger ledger) {
    return write(ledger)
        .then(Mono.defer(() -> offers.make(ledger)))
        .then(Mono.defer(() -> ledgers.write(ledger)));
  }

  /** Writes what the change has done so far, so that its next step can read it. */
  Mono<Void> write(Ledger ledger) {
    return ledgers.write(ledger);
  }

  private static boolean waitedTooLong(Throwable failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure) instanceof R2dbcException exception
        && LOCK_NOT_AVAILABLE.equals(exception.getSqlState());
  }

  private static Problem busy() {
    return Problem.later(503, "busy", Duration.ofSeconds(2));
  }
}
