package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.EventChangeListener;
import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.registration.Standing.Ending;
import de.stadtrunde.registration.Standing.Seat;
import de.stadtrunde.registration.Standing.Status;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What becomes of registrations when their event changes (product.md, Event). */
@Component
class EventChanges implements EventChangeListener {

  private final SeatingTransaction transaction;
  private final RegistrationRepository registrations;
  private final Delegates delegates;
  private final Notices notices;

  EventChanges(
      SeatingTransaction transaction,
      RegistrationRepository registrations,
      Delegates delegates,
      Notices notices) {
    this.transaction = transaction;
    this.registrations = registrations;
    this.delegates = delegates;
    this.notices = notices;
  }

  private interface Change {
    Standing apply(Ledger ledger, Standing standing);
  }

  @Override
  public Mono<Void> cancelled(Event event) {
    return forEach(event, Kind.EVENT_CANCELLED, EventChanges::cancel);
  }

  private static Standing cancel(Ledger ledger, Standing standing) {
    return standing.ended(Status.CANCELLED, new Ending(ledger.now(), By.EVENT, "event"));
  }

  @Override
  public Mono<Void> postponed(Event event) {
    return forEach(event, Kind.EVENT_POSTPONED, EventChanges::pause);
  }

  /** Nothing ends by the clock until there is a new date. */
  private static Standing pause(Ledger ledger, Standing standing) {
    return standing.until(null).confirmUntil(null);
  }

  @Override
  public Mono<Void> moved(Event event) {
    return forEach(event, Kind.EVENT_MOVED, EventChanges::resume);
  }

  /** Paused holds and offers end 48 h after the new date is announced (product.md, Event). */
  private static Standing resume(Ledger ledger, Standing standing) {
    Instant end = ledger.now().plus(Offers.LASTS);
    boolean paused = standing.seatUntil() == null && ends(standing);
    Standing resumed = paused ? standing.until(end) : standing;
    boolean unconfirmed = standing.status() == Status.UNCONFIRMED;
    return unconfirmed ? resumed.confirmUntil(confirmUntil(ledger, standing, end)) : resumed;
  }

  /** Whether its seat is one that the clock ends. */
  private static boolean ends(Standing standing) {
    return standing.seat() == Seat.OFFERED
        || standing.seat() == Seat.HELD && standing.status() == Status.UNCONFIRMED;
  }

  private static Instant confirmUntil(Ledger ledger, Standing standing, Instant end) {
    Instant until =
        standing.confirmUntil() == null ? end : standing.received().plus(Seater.CONFIRM_WITHIN);
    return Seater.earlier(until, ledger.event().closes());
  }

  @Override
  public Mono<Void> contingentsChanging(Event event) {
    return transaction.run(event.id(), ledger -> Mono.just(ledger)).then();
  }

  @Override
  public Mono<Void> contingentsChanged(Event event) {
    return transaction.run(event.id(), ledger -> Mono.just(ledger)).then();
  }

  private Mono<Void> forEach(Event event, Kind kind, Change change) {
    return transaction.run(event.id(), ledger -> forEach(ledger, kind, change)).then();
  }

  private Mono<Ledger> forEach(Ledger ledger, Kind kind, Change change) {
    return registrations
        .live(ledger.event().id())
        .doOnNext(registration -> apply(ledger, registration, kind, change))
        .filter(registration -> registration.standing().status() == Status.CONFIRMED)
        .collectList()
        .flatMap(confirmed -> delegates.tell(ledger, confirmed, kind))
        .thenReturn(ledger);
  }

  private void apply(Ledger ledger, Registration registration, Kind kind, Change change) {
    Standing before = registration.standing();
    Registration after = ledger.move(registration, change.apply(ledger, before));
    int sequence = ledger.event().sequence();
    ledger.mail(notices.eventChange(kind, after, before, sequence, ledger.now()));
  }
}
