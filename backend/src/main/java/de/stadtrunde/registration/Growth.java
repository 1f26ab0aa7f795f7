package de.stadtrunde.registration;

import de.stadtrunde.registration.NewRegistration.Attendee;
import de.stadtrunde.registration.Standing.Status;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * People added to a registration later. They sit down with the others if seats are free and nobody
 * waits; otherwise they get a registration of their own with a new place (product.md,
 * Registration).
 */
@Component
class Growth {

  private final SignUpRepository signUps;
  private final Confirmations confirmations;
  private final Seater seater;

  Growth(SignUpRepository signUps, Confirmations confirmations, Seater seater) {
    this.signUps = signUps;
    this.confirmations = confirmations;
    this.seater = seater;
  }

  /**
   * The registration, larger if all could sit together. Fails like a sign-up: {@code
   * registration-closed}, {@code event-cancelled}, {@code too-large}, {@code too-many}.
   */
  Mono<Registration> grow(Ledger ledger, Registration now, SignUp wanted, List<Attendee> added) {
    return signUps
        .people(ledger, now.organisation())
        .flatMap(others -> grow(ledger, now, wanted, added, others));
  }

  private Mono<Registration> grow(
      Ledger ledger,
      Registration now,
      SignUp wanted,
      List<Attendee> added,
      Map<UUID, Integer> others) {
    seater.mayGrow(ledger, now, wanted.people(), added.size(), others);
    boolean together =
        now.standing().status() == Status.CONFIRMED
            && ledger.seatsNewcomer(now.contingent(), added.size());
    return together
        ? Mono.just(ledger.move(now, now.standing().people(wanted.people())))
        : apart(ledger, now, wanted, added).thenReturn(now);
  }

  /** Their address is proven already: they wait for approval or stand in the line at once. */
  private Mono<Void> apart(Ledger ledger, Registration now, SignUp wanted, List<Attendee> added) {
    Registration own =
        new Registration(
            UUID.randomUUID(),
            now.event(),
            References.next(),
            now.kind(),
            now.participation(),
            now.contingent(),
            wanted.contact(),
            now.organisation(),
            now.id(),
            Standing.placed(ledger.nextPlace(), added.size(), null));
    NewRegistration grown =
        new NewRegistration(ledger.add(own), added, wanted.answers(), wanted.consents());
    return signUps.insert(List.of(grown)).then(confirmations.proven(ledger, own)).then();
  }
}
