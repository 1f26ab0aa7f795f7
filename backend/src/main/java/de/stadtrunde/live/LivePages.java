package de.stadtrunde.live;

import de.stadtrunde.event.Door;
import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The session's page, without script: before the door opens, while it is open, and after. */
@Controller
@RequestMapping("/live/{slug}")
class LivePages {

  private final Events events;
  private final Visitors visitors;
  private final LiveDoor door;
  private final LiveModel model;

  LivePages(Events events, Visitors visitors, LiveDoor door, LiveModel model) {
    this.events = events;
    this.visitors = visitors;
    this.door = door;
    this.model = model;
  }

  @GetMapping
  Mono<Rendering> session(@PathVariable String slug, ServerWebExchange exchange, Locale locale) {
    String language = locale.toLanguageTag();
    return event(slug)
        .flatMap(
            event ->
                visitors
                    .of(event, exchange)
                    .map(visitor -> model.session(event, visitor, language))
                    .defaultIfEmpty(model.stranger(event, language)));
  }

  /** The person's own click: from now on this browser is inside. */
  @PostMapping("/join")
  Mono<Rendering> join(@PathVariable String slug, ServerWebExchange exchange) {
    return event(slug)
        .flatMap(event -> visitors.letIn(event, exchange))
        .thenReturn(Rendering.redirectTo("/live/" + slug).build());
  }

  /** Nothing of another provider is asked for before the person has read this and clicked. */
  @GetMapping("/video")
  Mono<Rendering> video(@PathVariable String slug, ServerWebExchange exchange, Locale locale) {
    return event(slug)
        .flatMap(
            event ->
                visitors
                    .of(event, exchange)
                    .filter(visitor -> maySee(event, visitor))
                    .map(visitor -> model.notice(event, locale.toLanguageTag())))
        .defaultIfEmpty(Rendering.redirectTo("/live/" + slug).build());
  }

  private boolean maySee(Event event, Visitors.Visitor visitor) {
    return event.video() != null
        && visitor.hasSeat()
        && visitor.admitted()
        && event.state() == Event.State.SCHEDULED
        && door.now(event).state() == Door.State.OPEN;
  }

  private Mono<Event> event(String slug) {
    return events.find(slug).switchIfEmpty(Mono.error(Events::unknown));
  }
}
