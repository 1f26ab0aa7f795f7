package de.stadtrunde.registration;

import de.stadtrunde.registration.Standing.Status;
import de.stadtrunde.shared.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The organiser lets somebody take part. */
@Component
class Approvals {

  private final SeatingDesk desk;
  private final RegistrationRepository registrations;
  private final Confirmations confirmations;
  private final Admission admission;

  Approvals(
      SeatingDesk desk,
      RegistrationRepository registrations,
      Confirmations confirmations,
      Admission admission) {
    this.desk = desk;
    this.registrations = registrations;
    this.confirmations = confirmations;
    this.admission = admission;
  }

  /**
   * Takes the held seat, else one that is free with nobody before them, else the place in the line.
   * Fails with {@code not-pending} (409) unless it waits for approval.
   */
  Mono<Registration> approve(Registration registration) {
    return desk.change(registration.event(), ledger -> approve(ledger, registration.id()));
  }

  private Mono<Registration> approve(Ledger ledger, UUID id) {
    return registrations
        .find(id)
        .filter(one -> one.standing().status() == Status.PENDING_APPROVAL)
        .switchIfEmpty(Mono.error(() -> new Problem(409, "not-pending")))
        .flatMap(one -> decide(ledger, one));
  }

  private Mono<Registration> decide(Ledger ledger, Registration pending) {
    return confirmations
        .maySit(ledger, pending)
        .flatMap(
            sits ->
                sits
                    ? admission.confirm(ledger, pending)
                    : Mono.just(confirmations.waiting(ledger, pending)));
  }
}
