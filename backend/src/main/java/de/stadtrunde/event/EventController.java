package de.stadtrunde.event;

import de.stadtrunde.event.EventJson.Detail;
import de.stadtrunde.event.EventJson.Listed;
import de.stadtrunde.shared.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/events")
class EventController {

  private final Events events;
  private final PublicEvents json;
  private final Clock clock;

  EventController(Events events, PublicEvents json, Clock clock) {
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  @GetMapping
  Mono<Listed> list(@RequestParam(required = false) String when, Locale language) {
    return events
        .list()
        .filter(which(when))
        .collectList()
        .flatMap(list -> json.list(list, language.toLanguageTag()));
  }

  private Predicate<Event> which(String when) {
    Instant now = clock.instant();
    if (when == null) {
      return event -> true;
    }
    return switch (when) {
      case "coming" -> event -> !event.past(now);
      case "past" -> event -> event.past(now);
      default -> throw Problem.invalid(List.of(new Problem.Fault("/when", "unknown")));
    };
  }

  @GetMapping("/{slug}")
  Mono<Detail> detail(@PathVariable String slug, Locale language) {
    return events
        .find(slug)
        .switchIfEmpty(Mono.error(Events::unknown))
        .flatMap(event -> json.detail(event, language.toLanguageTag()));
  }
}
