package de.stadtrunde.event;

import static de.stadtrunde.event.Event.said;

import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Contact;
import de.stadtrunde.event.Event.Texts;
import de.stadtrunde.event.Event.Venue;
import de.stadtrunde.event.EventNames.Names;
import de.stadtrunde.event.EventView.Details;
import de.stadtrunde.event.EventView.Link;
import de.stadtrunde.event.EventView.Place;
import de.stadtrunde.event.EventView.Share;
import de.stadtrunde.event.SeatFigures.Seats;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts events into the words of a page. */
@Component
class EventViews {

  private static final Contact NOBODY = new Contact(null, null, null);

  private final EventSeats seats;
  private final EventNames names;
  private final Clock clock;

  EventViews(EventSeats seats, EventNames names, Clock clock) {
    this.seats = seats;
    this.names = names;
    this.clock = clock;
  }

  /** Without details, in the order given. */
  private Mono<List<EventView>> listed(List<Event> events, String language) {
    return seats
        .of(events)
        .map(figures -> events.stream().map(each -> view(each, figures, language, null)).toList());
  }

  /** What is to come by start, what is over latest first. */
  Mono<Lists> lists(List<Event> events, String language) {
    return listed(events, language).map(Lists::of);
  }

  record Lists(List<EventView> coming, List<EventView> past) {

    static Lists of(List<EventView> events) {
      List<EventView> past = new ArrayList<>(events.stream().filter(EventView::past).toList());
      Collections.reverse(past);
      return new Lists(events.stream().filter(event -> !event.past()).toList(), past);
    }
  }

  /** For the event's own page. */
  Mono<EventView> detailed(Event event, String language) {
    return Mono.zip(seats.of(event), names.of(event))
        .map(
            both ->
                view(
                    event,
                    both.getT1(),
                    language,
                    details(event, both.getT1(), both.getT2(), language)));
  }

  private EventView view(Event event, Map<UUID, Seats> figures, String language, Details details) {
    Texts texts = event.text(language);
    Seats sum = EventSeats.sum(event, figures);
    return new EventView(
        event.slug(),
        texts.title(),
        texts.summary(),
        event.textLanguage(language),
        event.startsAt(),
        event.endsAt(),
        event.zone(),
        event.state().name(),
        event.stateReason(),
        event.past(clock.instant()),
        event.participation().stream().map(Enum::name).toList(),
        event.registration(clock.instant()).name(),
        event.registrationOpens(),
        event.registrationCloses(),
        sum.capacity() == 0 ? null : sum,
        isFor(event, Audience.PUBLIC),
        isFor(event, Audience.INSTITUTIONS),
        details);
  }

  private static boolean isFor(Event event, Audience audience) {
    return event.contingents().stream().anyMatch(each -> each.audience() == audience);
  }

  private static Details details(
      Event event, Map<UUID, Seats> figures, Names names, String language) {
    Texts texts = event.text(language);
    return new Details(
        Markdown.html(texts.description()),
        Markdown.html(texts.agenda()),
        place(event.venue(), texts.venueNotes()),
        texts.accessibility(),
        texts.houseRules(),
        event.contingents().stream().map(each -> share(each, figures, names)).toList(),
        event.approval(),
        event.hold().toMinutes(),
        event.contact().equals(NOBODY) ? null : event.contact(),
        event.documents().stream()
            .map(each -> new Link(said(each.title(), language), each.url()))
            .toList(),
        names.programme().map(each -> ProgrammeView.link(each, language)).orElse(null));
  }

  private static Place place(Venue venue, String notes) {
    boolean nowhere = venue.name() == null && venue.address() == null && notes == null;
    return nowhere ? null : new Place(venue.name(), venue.address(), notes);
  }

  private static Share share(Event.Contingent each, Map<UUID, Seats> figures, Names names) {
    return new Share(
        each.audience().name(),
        each.participation().name(),
        names.organisation(each),
        EventSeats.of(each, figures));
  }
}
