package de.stadtrunde.registration;

import de.stadtrunde.event.Event.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Offers freed seats along the waiting list, in strict order (product.md, Seats never lie). */
@Component
class Offers {

  /** Long enough to read a mail on the next day and ask at home. */
  static final Duration LASTS = Duration.ofHours(48);

  /** From then on whoever answers first is seated: nobody could answer an offer in time. */
  static final Duration END_BEFORE_START = Duration.ofHours(24);

  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final LocalTime EVENING = LocalTime.of(20, 0);

  private final RegistrationRepository registrations;
  private final Notices notices;

  Offers(RegistrationRepository registrations, Notices notices) {
    this.registrations = registrations;
    this.notices = notices;
  }

  /** When an offer's mail leaves and when the offer ends. */
  record Times(Instant mail, Instant end) {}

  /** The first to accept is seated: offers have ended, the event has not begun. */
  static boolean firstCome(Ledger.Locked event, Instant now) {
    return !now.isBefore(event.startsAt().minus(END_BEFORE_START))
        && now.isBefore(event.startsAt());
  }

  /**
   * At night (20:00–08:00 at the event's place) mail and 48 hours begin at 08:00. No offer lasts
   * into the last 24 hours; one that would end before the morning is mailed at once.
   */
  static Times times(Ledger.Locked event, Instant now) {
    Instant last = event.startsAt().minus(END_BEFORE_START);
    Instant begin = morning(now.atZone(event.zone()));
    Instant end = begin.plus(LASTS);
    return new Times(begin.isBefore(last) ? begin : now, end.isBefore(last) ? end : last);
  }

  private static Instant morning(ZonedDateTime now) {
    if (now.toLocalTime().isBefore(MORNING)) {
      return now.with(MORNING).toInstant();
    }
    return now.toLocalTime().isBefore(EVENING)
        ? now.toInstant()
        : now.plusDays(1).with(MORNING).toInstant();
  }

  /** Offers what is free to those whose turn it is; in the last 24 hours tells all who wait. */
  Mono<Void> make(Ledger ledger) {
    if (ledger.event().state() != State.SCHEDULED) {
      return Mono.empty();
    }
    boolean firstCome = firstCome(ledger.event(), ledger.now());
    boolean begun = !ledger.now().isBefore(ledger.event().startsAt());
    return Flux.fromIterable(begun ? List.<UUID>of() : ledger.offersDue())
        .concatMap(contingent -> firstCome ? call(ledger, contingent) : offer(ledger, contingent))
        .then();
  }

  private Mono<Void> offer(Ledger ledger, UUID contingent) {
    return registrations
        .heads(contingent, ledger.seats(contingent).free())
        .takeWhile(head -> fits(ledger, head))
        .doOnNext(head -> offer(ledger, head))
        .then();
  }

  private static boolean fits(Ledger ledger, Registration head) {
    return head.standing().people() <= ledger.seats(head.contingent()).free();
  }

  private void offer(Ledger ledger, Registration head) {
    Times times = times(ledger.event(), ledger.now());
    Registration offered = ledger.move(head, head.standing().offered(times.end()));
    ledger.mail(notices.offer(offered, times.mail()));
  }

  /** Told once for each time that seats became free. */
  private Mono<Void> call(Ledger ledger, UUID contingent) {
    return ledger.freed(contingent)
        ? registrations
            .allWaitlisted(contingent)
            .doOnNext(waiting -> ledger.mail(notices.freed(waiting, ledger.now())))
            .then()
        : Mono.empty();
  }
}
