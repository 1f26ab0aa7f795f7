package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.registration.NewRegistration.Attendee;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what mails are about: one statement for all registrations, delegates and each event. */
@Component
class Occasions {

  private final RegistrationRepository registrations;
  private final PeopleRepository people;
  private final Events events;
  private final Clock clock;

  Occasions(
      RegistrationRepository registrations, PeopleRepository people, Events events, Clock clock) {
    this.registrations = registrations;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /** In the order of the mails; one whose registration is gone is left out. */
  Mono<List<Occasion>> of(List<Queued> mails) {
    return registrations
        .find(mails.stream().map(Queued::subject).distinct().toList())
        .collectMap(Registration::id)
        .zipWhen(this::events)
        .zipWith(
            delegates(mails),
            (known, delegates) -> of(mails, known.getT1(), known.getT2(), delegates));
  }

  /** Read anew: a snapshot could be older than the change that the mail is to tell. */
  private Mono<Map<UUID, Event>> events(Map<UUID, Registration> registrations) {
    return Flux.fromStream(registrations.values().stream().map(Registration::event).distinct())
        .concatMap(events::fresh)
        .collectMap(Event::id);
  }

  private Mono<Map<UUID, Attendee>> delegates(List<Queued> mails) {
    List<UUID> ids =
        mails.stream()
            .map(mail -> mail.facts().get(Occasion.ATTENDEE))
            .filter(Objects::nonNull)
            .map(id -> UUID.fromString(id.toString()))
            .distinct()
            .toList();
    return ids.isEmpty() ? Mono.just(Map.of()) : people.find(ids).collectMap(Attendee::id);
  }

  private List<Occasion> of(
      List<Queued> mails,
      Map<UUID, Registration> registrations,
      Map<UUID, Event> events,
      Map<UUID, Attendee> delegates) {
    return mails.stream()
        .filter(mail -> registrations.containsKey(mail.subject()))
        .map(
            mail -> {
              Registration registration = registrations.get(mail.subject());
              Object delegate = mail.facts().get(Occasion.ATTENDEE);
              return new Occasion(
                  mail,
                  registration,
                  delegate == null ? null : delegates.get(UUID.fromString(delegate.toString())),
                  events.get(registration.event()),
                  clock.instant());
            })
        .toList();
  }
}
