package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import de.stadtrunde.registration.NewRegistration.Attendee;
import de.stadtrunde.registration.RegistrationView.Details;
import de.stadtrunde.registration.RegistrationView.Grown;
import de.stadtrunde.registration.RegistrationView.Offer;
import de.stadtrunde.registration.RegistrationView.Waiting;
import de.stadtrunde.registration.Standing.Status;
import de.stadtrunde.shared.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what a person sees of the own registration. */
@Component
class Views {

  private final RegistrationRepository registrations;
  private final PeopleRepository people;
  private final Needs needs;
  private final Events events;

  Views(RegistrationRepository registrations, PeopleRepository people, Needs needs, Events events) {
    this.registrations = registrations;
    this.people = people;
    this.needs = needs;
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
  Mono<Details> details(Registration registration) {
    return Mono.zip(
            people.of(registration.id()).collectList(),
            needs.of(registration.id()),
            registrations.answers(registration.id()))
        .map(all -> withNeeds(all.getT3(), all.getT1(), all.getT2()));
  }

  private static Details withNeeds(
      RegistrationRepository.Answered answered,
      List<Attendee> attendees,
      Map<UUID, Map<String, String>> needs) {
    List<Attendee> complete =
        attendees.stream().map(one -> one.with(needs.getOrDefault(one.id(), Map.of()))).toList();
    return new Details(complete, answered.answers(), answered.consents());
  }

  /** Empty unless it stands in the line. */
  Mono<Waiting> waiting(Registration registration) {
    return registration.standing().status() == Status.WAITLISTED
        ? registrations.line(registration).map(line -> waiting(registration, line))
        : Mono.empty();
  }

  private static Waiting waiting(Registration registration, RegistrationRepository.Line line) {
    if (line.before() > 0) {
      return new Waiting(line.before() + 1, line.free() > 0 ? "behind-others" : "full");
    }
    boolean tooMany = line.free() > 0 && line.free() < registration.standing().people();
    return new Waiting(1, tooMany ? "too-many-people" : "full");
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
