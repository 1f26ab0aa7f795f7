package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import de.stadtrunde.registration.RegistrationView.Grown;
import de.stadtrunde.registration.RegistrationView.Offer;
import de.stadtrunde.registration.RegistrationView.Waiting;
import de.stadtrunde.registration.Standing.Status;
import de.stadtrunde.shared.Times;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what a person sees of the own registration. */
@Component
class Views {

  private final RegistrationRepository registrations;
  private final PeopleRepository people;
  private final Details details;
  private final Events events;

  Views(
      RegistrationRepository registrations,
      PeopleRepository people,
      Details details,
      Events events) {
    this.registrations = registrations;
    this.people = people;
    this.details = details;
    this.events = events;
  }

  Mono<RegistrationView> of(Registration registration) {
    return Mono.zip(
            details(registration),
            waiting(registration).map(Optional::of).defaultIfEmpty(Optional.empty()),
            events.get(registration.event()),
            registrations.grownFrom(registration.id()).map(Views::grown).collectList())
        .map(
            all ->
                RegistrationView.of(
                    registration,
                    all.getT1(),
                    all.getT2().orElse(null),
                    offer(registration, all.getT3()),
                    all.getT4()));
  }

  /** People with their needs, answers and consents. */
  Mono<RegistrationView.Details> details(Registration registration) {
    return people
        .withNeeds(registration.id())
        .zipWith(details.answers(registration.id()))
        .map(
            both ->
                new RegistrationView.Details(
                    both.getT1(), both.getT2().answers(), both.getT2().consents()));
  }

  /** Empty unless it stands in the line. */
  Mono<Waiting> waiting(Registration registration) {
    return registration.standing().status() == Status.WAITLISTED
        ? registrations
            .line(registration)
            .map(line -> Waiting.of(line.before(), line.free(), registration.standing().people()))
        : Mono.empty();
  }

  private static Offer offer(Registration registration, Event event) {
    Standing standing = registration.standing();
    return standing.status() == Status.OFFERED
        ? new Offer(Times.rfc3339(standing.seatUntil(), event.zone()))
        : null;
  }

  private static Grown grown(Registration added) {
    return new Grown(added.reference(), added.standing().status(), added.standing().people());
  }
}
