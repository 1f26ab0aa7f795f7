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
  private final Notices notices;

  EventChanges(
      SeatingTransaction transaction, RegistrationRepository registrations, Notices notices) {
    this.transaction = transaction;
    this.registrations = registrations;
    this.notices = notices;
  }

  private interface Change {
    void apply(Ledger ledger, Registration registration);
  }

  @Override
  public Mono<Void> cancelled(Event event) {
    return forEach(event, this::cancel);
  }

  private void cancel(Ledger ledger, Registration registration) {
    Ending ending = new Ending(ledger.now(), By.EVENT, "event");
    Registration ended =
        ledger.move(registration, registration.standing().ended(Status.CANCELLED, ending));
    tell(ledger, ended, Kind.EVENT_CANCELLED);
  }

  @Override
  public Mono<Void> postponed(Event event) {
    return forEach(event, this::pause);
  }

  /** Nothing ends by the clock until there is a new date. */
  private void pause(Ledger ledger, Registration registration) {
    Standing standing = registration.standing();
    Registration paused = ledger.move(registration, standing.until(null).confirmUntil(null));
    tell(ledger, paused, Kind.EVENT_POSTPONED);
  }

  @Override
  public Mono<Void> moved(Event event) {
    return forEach(event, this::resume);
  }

  /** Paused holds and offers end 48 h after the new date is announced (product.md, Event). */
  private void resume(Ledger ledger, Registration registration) {
    Instant end = ledger.now().plus(Offers.LASTS);
    Standing standing = registration.standing();
    boolean paused = standing.seatUntil() == null && ends(standing);
    Standing resumed = paused ? standing.until(end) : standing;
    boolean unconfirmed = standing.status() == Status.UNCONFIRMED;
    Standing next =
        unconfirmed ? resumed.confirmUntil(confirmUntil(ledger, standing, end)) : resumed;
    tell(ledger, ledger.move(registration, next), Kind.EVENT_MOVED);
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

  private Mono<Void> forEach(Event event, Change change) {
    return transaction
        .run(
            event.id(),
            ledger ->
                registrations
                    .live(event.id())
                    .doOnNext(registration -> change.apply(ledger, registration))
                    .then(Mono.just(ledger)))
        .then();
  }

  private void tell(Ledger ledger, Registration registration, Kind kind) {
    int sequence = ledger.event().sequence();
    ledger.mail(notices.eventChange(kind, registration, sequence, ledger.now()));
  }
}
