package de.stadtrunde.registration;

import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.registration.Standing.Seat;
import de.stadtrunde.registration.Standing.Status;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Double opt-in: the address is proven, the registration moves on (product.md, Registration). */
@Component
class Confirmations {

  private final SeatingDesk desk;
  private final RegistrationRepository registrations;
  private final Admission admission;
  private final Notices notices;

  Confirmations(
      SeatingDesk desk,
      RegistrationRepository registrations,
      Admission admission,
      Notices notices) {
    this.desk = desk;
    this.registrations = registrations;
    this.admission = admission;
    this.notices = notices;
  }

  /**
   * Where the registration stands after its address is proven. Confirming again answers the present
   * standing and revives nothing.
   */
  Mono<Registration> confirm(Registration registration) {
    return registration.standing().status() == Status.UNCONFIRMED
        ? desk.change(registration.event(), ledger -> confirm(ledger, registration.id()))
        : Mono.just(registration);
  }

  private Mono<Registration> confirm(Ledger ledger, UUID id) {
    return registrations
        .find(id)
        .flatMap(
            registration ->
                registration.standing().status() == Status.UNCONFIRMED
                    ? proven(ledger, registration)
                    : Mono.just(registration));
  }

  /** Moves on somebody whose address is proven. */
  Mono<Registration> proven(Ledger ledger, Registration registration) {
    return maySit(ledger, registration)
        .flatMap(sits -> sits ? sit(ledger, registration) : Mono.just(queue(ledger, registration)));
  }

  /** A held seat is theirs; without one they sit if it fits and nobody stands before them. */
  Mono<Boolean> maySit(Ledger ledger, Registration registration) {
    Standing standing = registration.standing();
    if (standing.seat() == Seat.HELD) {
      return Mono.just(true);
    }
    return ledger.seats(registration.contingent()).free() >= standing.people()
        ? registrations.waitsBefore(registration).map(waits -> !waits)
        : Mono.just(false);
  }

  private Mono<Registration> sit(Ledger ledger, Registration registration) {
    return ledger.event().approval()
        ? Mono.just(pending(ledger, registration, true))
        : admission.confirm(ledger, registration);
  }

  private Registration queue(Ledger ledger, Registration registration) {
    return ledger.event().approval()
        ? pending(ledger, registration, false)
        : waiting(ledger, registration);
  }

  private Registration pending(Ledger ledger, Registration registration, boolean seated) {
    Registration pending = ledger.move(registration, registration.standing().pending(seated));
    ledger.mail(notices.once(Kind.PENDING, pending, ledger.now()));
    return pending;
  }

  /** Stands in the line from now on, at the place of the sign-up. */
  Registration waiting(Ledger ledger, Registration registration) {
    Registration waiting = ledger.move(registration, registration.standing().waiting());
    ledger.mail(notices.once(Kind.WAITLISTED, waiting, ledger.now()));
    return waiting;
  }
}
