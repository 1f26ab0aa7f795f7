package de.stadtrunde.event;

import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.event.SeatFigures.Seats;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How full events are; figures are at most a second old. */
@Component
class EventSeats {

  private final Snapshots<List<UUID>, Map<UUID, Seats>> figures;

  EventSeats(ObjectProvider<SeatFigures> figures) {
    this.figures = new Snapshots<>(events -> figures.getObject().of(events));
  }

  /** By contingent, for all contingents of these events. */
  Mono<Map<UUID, Seats>> of(Collection<Event> events) {
    return events.isEmpty()
        ? Mono.just(Map.of())
        : figures.get(events.stream().map(Event::id).toList());
  }

  Mono<Map<UUID, Seats>> of(Event event) {
    return of(List.of(event));
  }

  static Seats of(Contingent contingent, Map<UUID, Seats> figures) {
    return figures.getOrDefault(contingent.id(), Seats.NONE);
  }

  /** All contingents of the event added up. */
  static Seats sum(Event event, Map<UUID, Seats> figures) {
    return event.contingents().stream()
        .map(contingent -> of(contingent, figures))
        .reduce(Seats.NONE, Seats::plus);
  }
}
