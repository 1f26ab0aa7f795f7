package de.stadtrunde.event;

import de.stadtrunde.event.Event.Publication;
import de.stadtrunde.event.Event.State;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells listeners what a change of an event means, in the order in which it happens. */
@Component
class Announcements {

  private final EventRepository repository;
  private final EventWriter writer;
  private final Listeners listeners;

  Announcements(EventRepository repository, EventWriter writer, Listeners listeners) {
    this.repository = repository;
    this.writer = writer;
    this.listeners = listeners;
  }

  /** What has expired is released before seats are counted. */
  Mono<Void> beforeSeats(Event before, boolean newSeats) {
    return newSeats
        ? listeners.tell(before, EventChangeListener::contingentsChanging).then()
        : Mono.empty();
  }

  /** A new date ends a postponement; date and place raise SEQUENCE once people have seen them. */
  Mono<Void> state(Event before, EventForm form, boolean newDate, String reason) {
    if (newDate && (isShown(before) || before.state() == State.POSTPONED)) {
      return writer.setState(before.id(), State.SCHEDULED, reason);
    }
    return isShown(before) && isElsewhere(before, form)
        ? writer.setState(before.id(), before.state(), before.stateReason())
        : Mono.empty();
  }

  private static boolean isShown(Event event) {
    return event.publication() != Publication.DRAFT;
  }

  private static boolean isElsewhere(Event before, EventForm form) {
    return !before.venue().equals(form.venue()) || !before.zone().getId().equals(form.zone());
  }

  /** Answers the event as it stands after everybody has heard. */
  Mono<Event> after(UUID event, boolean newDate, boolean newSeats) {
    return read(event)
        .flatMap(after -> tellIf(newDate, after, EventChangeListener::moved))
        .flatMap(after -> tellIf(newSeats, after, EventChangeListener::contingentsChanged));
  }

  private Mono<Event> tellIf(
      boolean happened, Event event, BiFunction<EventChangeListener, Event, Mono<Void>> what) {
    return happened ? listeners.tell(event, what) : Mono.just(event);
  }

  Mono<Event> cancelled(UUID event) {
    return read(event).flatMap(after -> listeners.tell(after, EventChangeListener::cancelled));
  }

  Mono<Event> postponed(UUID event) {
    return read(event).flatMap(after -> listeners.tell(after, EventChangeListener::postponed));
  }

  Mono<Event> read(UUID event) {
    return repository.byId(event);
  }
}
