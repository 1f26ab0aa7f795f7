package de.stadtrunde.event;

import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.Publication;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.event.EventNames.Names;
import de.stadtrunde.event.SeatFigures.Seats;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** An event at a glance for those who run it: how it stands, its seats, and what to do next. */
@Component
class EventGlance {

  private final EventSeats seats;
  private final EventNames names;
  private final Clock clock;

  EventGlance(EventSeats seats, EventNames names, Clock clock) {
    this.seats = seats;
    this.names = names;
    this.clock = clock;
  }

  /**
   * One event in the list of the desk.
   *
   * @param standing DRAFT, UNLISTED, CANCELLED, POSTPONED, OVER or PUBLISHED: what matters most
   * @param startsAt null in a draft without
   */
  record Row(
      String slug,
      String title,
      String standing,
      Instant startsAt,
      Instant endsAt,
      ZoneId zone,
      Seats seats) {}

  /** A contingent with its seats; {@code organisation} is null unless it is reserved. */
  record Share(
      String name, String participation, String audience, String organisation, Seats seats) {}

  /** Something to do: a text {@code event.staff.next.KEY} with a number, and where to do it. */
  record Step(String key, int number, String href) {}

  Mono<List<Row>> rows(List<Event> events, String language) {
    return seats
        .of(events)
        .map(figures -> events.stream().map(each -> row(each, figures, language)).toList());
  }

  private Row row(Event event, Map<UUID, Seats> figures, String language) {
    String title = event.text(language).title();
    return new Row(
        event.slug(),
        title == null ? event.slug() : title,
        standing(event),
        event.startsAt(),
        event.endsAt(),
        event.zone(),
        EventSeats.sum(event, figures));
  }

  private String standing(Event event) {
    if (event.state() != State.SCHEDULED) {
      return event.state().name();
    }
    boolean over = event.publication() != Publication.DRAFT && event.past(clock.instant());
    return over ? "OVER" : event.publication().name();
  }

  Mono<Rendering.Builder<?>> page(Event event, String language) {
    return Mono.zip(seats.of(event), names.of(event))
        .map(both -> page(event, both.getT1(), both.getT2(), language));
  }

  private Rendering.Builder<?> page(
      Event event, Map<UUID, Seats> figures, Names known, String language) {
    Row row = row(event, figures, language);
    return Rendering.view("event/staff-event")
        .modelAttribute("event", row)
        .modelAttribute("reason", event.stateReason())
        .modelAttribute("contingents", shares(event, figures, known))
        .modelAttribute("steps", steps(event, row));
  }

  private static List<Share> shares(Event event, Map<UUID, Seats> figures, Names known) {
    return event.contingents().stream()
        .map(
            each ->
                new Share(
                    each.name(),
                    each.participation().name(),
                    each.audience().name(),
                    known.organisation(each),
                    EventSeats.of(each, figures)))
        .toList();
  }

  private static List<Step> steps(Event event, Row row) {
    String here = "/staff/events/" + event.slug();
    List<Step> steps = new ArrayList<>();
    int missing = EventForm.missingToPublish(event).size();
    if (missing > 0) {
      steps.add(new Step("complete", missing, here + "/edit"));
    } else if (row.standing().equals("DRAFT")) {
      steps.add(new Step("publish", 0, here + "/publish"));
    }
    if (row.standing().equals("POSTPONED")) {
      steps.add(new Step("date", 0, here + "/postpone"));
    }
    if (row.standing().equals("PUBLISHED") || row.standing().equals("UNLISTED")) {
      addCare(steps, event, row, here);
    }
    return steps;
  }

  private static void addCare(List<Step> steps, Event event, Row row, String here) {
    if (row.seats().waiting() > 0) {
      steps.add(new Step("waiting", row.seats().waiting(), here + "/registrations"));
    }
    if (event.participation().contains(Participation.DIGITAL) && event.video() == null) {
      steps.add(new Step("video", 0, here + "/edit"));
    }
    if (!event.texts().containsKey("en")) {
      steps.add(new Step("english", 0, here + "/edit"));
    }
  }
}
