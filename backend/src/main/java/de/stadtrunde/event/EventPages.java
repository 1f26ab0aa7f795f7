package de.stadtrunde.event;

import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.EventViews.Lists;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Site;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** What everybody sees: the programme, an event, a programme with its projects. */
@Controller
class EventPages {

  /** What the list can be narrowed to; any other word shows everything. */
  private static final Map<String, String> FILTERS =
      Map.of("onsite", Participation.ONSITE.name(), "digital", Participation.DIGITAL.name());

  private final Events events;
  private final Programmes programmes;
  private final EventViews views;
  private final Site site;

  EventPages(Events events, Programmes programmes, EventViews views, Site site) {
    this.events = events;
    this.programmes = programmes;
    this.views = views;
    this.site = site;
  }

  @GetMapping("/")
  Mono<Rendering> front(@RequestParam(defaultValue = "all") String participation, Locale locale) {
    String language = locale.toLanguageTag();
    String filter = FILTERS.containsKey(participation) ? participation : "all";
    return Mono.zip(lists(event -> true, language), programmes(language))
        .map(
            both ->
                Rendering.view("event/programme")
                    .modelAttribute("filter", filter)
                    .modelAttribute("coming", filtered(both.getT1().coming(), filter))
                    .modelAttribute("past", both.getT1().past())
                    .modelAttribute("programmes", both.getT2())
                    .build());
  }

  private Mono<Lists> lists(Predicate<Event> which, String language) {
    return events.list().filter(which).collectList().flatMap(list -> views.lists(list, language));
  }

  private Mono<List<ProgrammeView>> programmes(String language) {
    return programmes.list().map(each -> ProgrammeView.of(each, language)).collectList();
  }

  private static List<EventView> filtered(List<EventView> events, String filter) {
    String participation = FILTERS.get(filter);
    return participation == null
        ? events
        : events.stream().filter(event -> event.participation().contains(participation)).toList();
  }

  @GetMapping("/events/{slug}")
  Mono<Rendering> event(@PathVariable String slug, Locale locale) {
    return events
        .find(slug)
        .switchIfEmpty(Mono.error(Events::unknown))
        .flatMap(event -> views.detailed(event, locale.toLanguageTag()))
        .map(this::page);
  }

  private Rendering page(EventView event) {
    return Rendering.view("event/event")
        .modelAttribute("event", event)
        .modelAttribute("details", event.details())
        .modelAttribute("url", site.url("/events/" + event.slug()))
        .build();
  }

  @GetMapping("/programmes/{slug}")
  Mono<Rendering> programme(@PathVariable String slug, Locale locale) {
    String language = locale.toLanguageTag();
    return programmes
        .find(slug)
        .switchIfEmpty(Mono.error(() -> new Problem(404, "not-found")))
        .zipWhen(programme -> lists(event -> programme.id().equals(event.programme()), language))
        .map(both -> page(ProgrammeView.of(both.getT1(), language), both.getT2()));
  }

  private static Rendering page(ProgrammeView programme, Lists lists) {
    return Rendering.view("event/programme-page")
        .modelAttribute("programme", programme)
        .modelAttribute("coming", lists.coming())
        .modelAttribute("past", lists.past())
        .build();
  }
}
