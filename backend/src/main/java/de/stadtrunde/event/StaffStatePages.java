package de.stadtrunde.event;

import de.stadtrunde.event.EventFormPage.FormError;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The steps that ask once more: publish, postpone, cancel. */
@Controller
class StaffStatePages {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Events events;
  private final EventStates states;
  private final EventGlance glance;
  private final EventFormPage words;

  StaffStatePages(Events events, EventStates states, EventGlance glance, EventFormPage words) {
    this.events = events;
    this.states = states;
    this.glance = glance;
    this.words = words;
  }

  @GetMapping("/staff/events/{slug}/publish")
  Mono<Rendering> askToPublish(CurrentUser user, @PathVariable String slug, Locale locale) {
    return ask(user, slug, "publish", locale);
  }

  @GetMapping("/staff/events/{slug}/postpone")
  Mono<Rendering> askToPostpone(CurrentUser user, @PathVariable String slug, Locale locale) {
    return ask(user, slug, "postpone", locale);
  }

  @GetMapping("/staff/events/{slug}/cancel")
  Mono<Rendering> askToCancel(CurrentUser user, @PathVariable String slug, Locale locale) {
    return ask(user, slug, "cancel", locale);
  }

  private Mono<Rendering> ask(CurrentUser user, String slug, String step, Locale locale) {
    return events
        .mustManage(user, slug)
        .flatMap(event -> page(event, step, locale))
        .map(Rendering.Builder::build);
  }

  private Mono<Rendering.Builder<?>> page(Event event, String step, Locale locale) {
    return glance
        .rows(List.of(event), locale.toLanguageTag())
        .map(
            rows ->
                Rendering.view("event/staff-" + step)
                    .modelAttribute("event", rows.get(0))
                    .modelAttribute("form", Map.of("/visibility", "PUBLISHED")));
  }

  /** One of the steps, and who takes it in which language. */
  private record Step(CurrentUser user, String slug, String name, Locale locale) {}

  /** What came from the form of a step, by field. */
  private record Sent(Map<String, String> form) {

    JsonNode body() {
      ObjectNode body = JSON.createObjectNode();
      form.forEach(
          (name, text) -> {
            if (name.startsWith("/") && !text.isBlank()) {
              body.put(name.substring(1), text);
            }
          });
      return body;
    }
  }

  @PostMapping("/staff/events/{slug}/publish")
  Mono<Rendering> publish(
      CurrentUser user, @PathVariable String slug, ServerWebExchange exchange, Locale locale) {
    return take(new Step(user, slug, "publish", locale), exchange, sent -> show(user, slug, sent));
  }

  private Mono<Event> show(CurrentUser user, String slug, Sent sent) {
    return "UNLISTED".equals(sent.form().get("/visibility"))
        ? states.unlist(user, slug)
        : states.publish(user, slug);
  }

  @PostMapping("/staff/events/{slug}/postpone")
  Mono<Rendering> postpone(
      CurrentUser user, @PathVariable String slug, ServerWebExchange exchange, Locale locale) {
    return take(
        new Step(user, slug, "postpone", locale),
        exchange,
        sent -> states.postpone(user, slug, Mono.just(sent.body())));
  }

  @PostMapping("/staff/events/{slug}/cancel")
  Mono<Rendering> cancel(
      CurrentUser user, @PathVariable String slug, ServerWebExchange exchange, Locale locale) {
    return take(
        new Step(user, slug, "cancel", locale),
        exchange,
        sent -> states.cancel(user, slug, Mono.just(sent.body())));
  }

  private Mono<Rendering> take(
      Step step, ServerWebExchange exchange, Function<Sent, Mono<Event>> action) {
    return events
        .mustManage(step.user(), step.slug())
        .zipWith(exchange.getFormData().map(form -> new Sent(form.toSingleValueMap())))
        .flatMap(both -> take(step, both.getT1(), both.getT2(), action));
  }

  private Mono<Rendering> take(
      Step step, Event event, Sent sent, Function<Sent, Mono<Event>> action) {
    return action
        .apply(sent)
        .map(StaffEventPages::glanceAt)
        .onErrorResume(Problem.class, problem -> again(step, event, sent, problem));
  }

  private Mono<Rendering> again(Step step, Event event, Sent sent, Problem problem) {
    if (problem.faults().isEmpty()) {
      return Mono.error(problem);
    }
    return page(event, step.name(), step.locale())
        .map(page -> page.modelAttribute("form", sent.form()))
        .map(page -> page.modelAttribute("errors", errors(step, problem)))
        .map(page -> page.status(HttpStatus.UNPROCESSABLE_CONTENT).build());
  }

  /** What is missing to publish is mended on another page: such a fault has no field here. */
  private List<FormError> errors(Step step, Problem problem) {
    boolean elsewhere = step.name().equals("publish");
    return problem.faults().stream()
        .map(
            fault ->
                new FormError(
                    elsewhere ? null : fault.pointer(),
                    words.words(fault, step.locale().toLanguageTag())))
        .toList();
  }
}
