package de.stadtrunde.event;

import static de.stadtrunde.event.Event.said;

import de.stadtrunde.event.EventJson.Choice;
import de.stadtrunde.event.EventJson.Detail;
import de.stadtrunde.event.EventJson.Listed;
import de.stadtrunde.event.EventJson.Question;
import de.stadtrunde.event.EventJson.Seats;
import de.stadtrunde.event.EventJson.Summary;
import de.stadtrunde.event.EventNames.Names;
import de.stadtrunde.shared.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts events into JSON for programs of the public, in one language. */
@Component
class PublicEvents {

  private final EventSeats seats;
  private final EventNames names;
  private final Times times;
  private final Clock clock;

  PublicEvents(EventSeats seats, EventNames names, Times times, Clock clock) {
    this.seats = seats;
    this.names = names;
    this.times = times;
    this.clock = clock;
  }

  Mono<Listed> list(List<Event> events, String language) {
    return seats
        .of(events)
        .map(figures -> events.stream().map(each -> summary(each, figures, language)).toList())
        .map(Listed::new);
  }

  Mono<Detail> detail(Event event, String language) {
    return Mono.zip(seats.of(event), names.of(event))
        .map(both -> detail(event, language, both.getT1(), both.getT2()));
  }

  private Summary summary(Event event, Map<UUID, SeatFigures.Seats> figures, String language) {
    return new Summary(
        event.slug(),
        event.text(language).title(),
        event.state(),
        iso(event.startsAt(), event),
        iso(event.endsAt(), event),
        event.participation(),
        event.registration(clock.instant()),
        Seats.of(EventSeats.sum(event, figures)));
  }

  private Detail detail(
      Event event, String language, Map<UUID, SeatFigures.Seats> figures, Names names) {
    return new Detail(
        summary(event, figures, language),
        event.stateReason(),
        event.zone().getId(),
        iso(event.registrationOpens(), event),
        iso(event.registrationCloses(), event),
        event.approval(),
        event.hold().toMinutes(),
        names.programmeSlug(),
        event.textLanguage(language),
        !event.textLanguage(language).equals(language),
        event.text(language),
        event.venue(),
        event.contact(),
        contingents(event, figures, names),
        event.questions().stream().map(each -> question(each, language)).toList(),
        documents(event, language));
  }

  private List<EventJson.Contingent> contingents(
      Event event, Map<UUID, SeatFigures.Seats> figures, Names names) {
    return event.contingents().stream()
        .map(
            each ->
                new EventJson.Contingent(
                    each.name(),
                    each.participation(),
                    each.audience(),
                    names.organisation(each),
                    each.maxPerOrganisation(),
                    iso(each.namesDue(), event),
                    Seats.of(EventSeats.of(each, figures))))
        .toList();
  }

  private static Question question(Event.Question question, String language) {
    return new Question(
        question.key(),
        question.type(),
        question.required(),
        said(question.label(), language),
        question.choices().stream()
            .map(choice -> new Choice(choice.value(), said(choice.label(), language)))
            .toList(),
        question.dependsOn());
  }

  private static List<EventJson.Document> documents(Event event, String language) {
    return event.documents().stream()
        .map(each -> new EventJson.Document(said(each.title(), language), each.url()))
        .toList();
  }

  private String iso(Instant instant, Event event) {
    return instant == null ? null : times.iso(instant, event.zone());
  }
}
