package de.stadtrunde.registration;

import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.registration.Standing.Ending;
import de.stadtrunde.registration.Standing.Seat;
import de.stadtrunde.registration.Standing.Status;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Releases what the clock has ended: holds, offers and unconfirmed registrations. */
@Component
class Lapses {

  static final String OFFERS_MISSED = "offers-missed";

  private final RegistrationRepository registrations;
  private final Notices notices;

  Lapses(RegistrationRepository registrations, Notices notices) {
    this.registrations = registrations;
    this.notices = notices;
  }

  /** In order of place, so that two missed offers keep their order at the end of the list. */
  Mono<Void> release(Ledger ledger) {
    return ledger.lapsesDue()
        ? registrations
            .lapsed(ledger.event().id(), ledger.now())
            .doOnNext(registration -> lapse(ledger, registration))
            .then()
        : Mono.empty();
  }

  private void lapse(Ledger ledger, Registration registration) {
    Standing standing = registration.standing();
    boolean unconfirmed = standing.status() == Status.UNCONFIRMED;
    if (unconfirmed && !standing.confirmUntil().isAfter(ledger.now())) {
      Ending ending = new Ending(ledger.now(), By.CLOCK, "unconfirmed");
      ledger.move(registration, standing.ended(Status.EXPIRED, ending));
    } else if (standing.seat() == Seat.OFFERED) {
      missOffer(ledger, registration);
    } else {
      ledger.move(registration, standing.lapsed());
    }
  }

  /** The first time to the end of the list, the second time out (product.md, waiting list). */
  Registration missOffer(Ledger ledger, Registration registration) {
    Standing standing = registration.standing();
    if (standing.missedOffers() == 0) {
      Registration last = ledger.move(registration, standing.missed(ledger.nextPlace()));
      ledger.mail(notices.once(Notices.Kind.OFFER_MISSED, last, ledger.now()));
      return last;
    }
    Ending ending = new Ending(ledger.now(), By.CLOCK, OFFERS_MISSED);
    Registration out = ledger.move(registration, standing.ended(Status.CANCELLED, ending));
    ledger.mail(notices.once(Notices.Kind.CANCELLED, out, ledger.now()));
    return out;
  }
}
