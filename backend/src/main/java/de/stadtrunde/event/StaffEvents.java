package de.stadtrunde.event;

import de.stadtrunde.event.EventNames.Names;
import de.stadtrunde.event.SeatFigures.Seats;
import de.stadtrunde.event.StaffEvent.StaffContingent;
import de.stadtrunde.shared.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts events into the words of their organisers. */
@Component
class StaffEvents {

  private final EventSeats seats;
  private final EventNames names;
  private final Times times;

  StaffEvents(EventSeats seats, EventNames names, Times times) {
    this.seats = seats;
    this.names = names;
    this.times = times;
  }

  Mono<StaffEvent> withSeats(Event event) {
    return seats.of(event).flatMap(figures -> document(event, figures));
  }

  /** In the order given. */
  Mono<List<StaffEvent>> withSeats(List<Event> events) {
    return seats
        .of(events)
        .flatMapMany(
            figures -> Flux.fromIterable(events).concatMap(event -> document(event, figures)))
        .collectList();
  }

  /** Without figures: {@code seats} are all zero. */
  Mono<StaffEvent> withoutSeats(Event event) {
    return document(event, Map.of());
  }

  private Mono<StaffEvent> document(Event event, Map<UUID, Seats> figures) {
    return names.of(event).map(known -> document(event, figures, known));
  }

  private StaffEvent document(Event event, Map<UUID, Seats> figures, Names names) {
    return new StaffEvent(
        event.slug(),
        event.publication(),
        event.state(),
        event.stateReason(),
        event.sequence(),
        names.programmeSlug(),
        event.texts(),
        iso(event.startsAt(), event.zone()),
        iso(event.endsAt(), event.zone()),
        event.zone().getId(),
        iso(event.registrationOpens(), event.zone()),
        iso(event.registrationCloses(), event.zone()),
        event.approval(),
        event.hold().toMinutes(),
        event.lobby(),
        event.venue(),
        event.contact(),
        Objects.toString(event.video(), null),
        event.participation(),
        EventSeats.sum(event, figures),
        contingents(event, figures, names),
        event.questions(),
        event.documents());
  }

  private List<StaffContingent> contingents(Event event, Map<UUID, Seats> figures, Names names) {
    return event.contingents().stream()
        .map(
            each ->
                new StaffContingent(
                    each.name(),
                    each.participation(),
                    each.audience(),
                    names.organisation(each),
                    each.capacity(),
                    each.maxPerOrganisation(),
                    iso(each.namesDue(), event.zone()),
                    EventSeats.of(each, figures)))
        .toList();
  }

  private String iso(Instant instant, ZoneId zone) {
    return instant == null ? null : times.iso(instant, zone);
  }
}
