package de.stadtrunde.registration;

import de.stadtrunde.registration.NewRegistration.Attendee;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes a changed registration: fewer people free seats, more people get a place of their own. */
@Component
class Amendments {

  private final SeatingDesk desk;
  private final RegistrationRepository registrations;
  private final Delegates delegates;
  private final Growth growth;

  Amendments(
      SeatingDesk desk, RegistrationRepository registrations, Delegates delegates, Growth growth) {
    this.desk = desk;
    this.registrations = registrations;
    this.delegates = delegates;
    this.growth = growth;
  }

  /** The registration as it stands afterwards. */
  Mono<Registration> apply(Registration registration, SignUp wanted) {
    UUID id = registration.id();
    return desk.change(
        registration.event(),
        ledger -> registrations.find(id).flatMap(now -> amend(ledger, now, wanted)));
  }

  private Mono<Registration> amend(Ledger ledger, Registration now, SignUp wanted) {
    int before = now.standing().people();
    if (wanted.people() <= before) {
      return write(ledger, shrunk(ledger, now, wanted.people()), wanted, wanted.attendees());
    }
    List<Attendee> kept = wanted.attendees().subList(0, before);
    List<Attendee> added = wanted.attendees().subList(before, wanted.people());
    return growth
        .grow(ledger, now, wanted, added)
        .flatMap(
            grown ->
                write(
                    ledger,
                    grown,
                    wanted,
                    grown.standing().people() > before ? wanted.attendees() : kept));
  }

  /** Keeps the place; what is free now is offered to others. */
  private static Registration shrunk(Ledger ledger, Registration now, int people) {
    return people < now.standing().people() ? ledger.move(now, now.standing().people(people)) : now;
  }

  private Mono<Registration> write(
      Ledger ledger, Registration registration, SignUp wanted, List<Attendee> attendees) {
    return delegates
        .amend(ledger, registration, wanted, attendees)
        .then(Mono.defer(() -> registrations.find(registration.id())))
        .map(read -> read.with(registration.standing()))
        .doOnNext(changed -> delegates.tellContact(ledger, changed));
  }
}
