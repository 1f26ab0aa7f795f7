package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** An event's registrations as pages: a list to search, and one registration to decide about. */
@Controller
@RequestMapping("/staff/events/{slug}/registrations")
class StaffRegistrationPages {

  private static final int PAGE_SIZE = 50;

  private final Events events;
  private final StaffRegistrations registrations;
  private final NeedCounts needs;

  StaffRegistrationPages(Events events, StaffRegistrations registrations, NeedCounts needs) {
    this.events = events;
    this.registrations = registrations;
    this.needs = needs;
  }

  @GetMapping
  Mono<Rendering> list(
      CurrentUser user,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int page,
      Locale locale) {
    StaffList.Query query = new StaffList.Query(status, q.strip(), page, PAGE_SIZE);
    return Mono.zip(
            events.mustManage(user, slug),
            registrations.list(user, slug, query),
            needs.of(user, slug))
        .map(
            all ->
                view("registration/staff-list", all.getT1(), locale)
                    .modelAttribute("found", all.getT2())
                    .modelAttribute("needs", all.getT3())
                    .modelAttribute("statuses", Standing.Status.values())
                    .modelAttribute("query", query)
                    .build());
  }

  @GetMapping("/{reference}")
  Mono<Rendering> one(
      CurrentUser user, @PathVariable String slug, @PathVariable String reference, Locale locale) {
    return one(user, slug, reference, locale, null);
  }

  /** With what the last decision met, if it could not be carried out. */
  private Mono<Rendering> one(
      CurrentUser user, String slug, String reference, Locale locale, Problem met) {
    return Mono.zip(events.mustManage(user, slug), registrations.one(user, slug, reference))
        .map(
            both ->
                view("registration/staff-registration", both.getT1(), locale)
                    .modelAttribute("registration", both.getT2())
                    .modelAttribute("problem", met == null ? "" : met.code())
                    .status(met == null ? HttpStatus.OK : HttpStatus.valueOf(met.status()))
                    .build());
  }

  @PostMapping("/{reference}")
  Mono<Rendering> decide(
      CurrentUser user,
      @PathVariable String slug,
      @PathVariable String reference,
      ServerWebExchange exchange,
      Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form ->
                registrations.decide(
                    user,
                    slug,
                    reference,
                    Objects.requireNonNullElse(form.getFirst("decision"), ""),
                    Mono.justOrEmpty(form.getFirst("reason"))))
        .map(done -> back(exchange))
        .onErrorResume(
            Problem.class,
            problem ->
                problem.status() == HttpStatus.CONFLICT.value()
                    ? one(user, slug, reference, locale, problem)
                    : Mono.error(problem));
  }

  private static Rendering back(ServerWebExchange exchange) {
    return Rendering.redirectTo(URI.create(exchange.getRequest().getPath().value()).getPath())
        .status(HttpStatus.SEE_OTHER)
        .build();
  }

  private static Rendering.Builder<?> view(String name, Event event, Locale locale) {
    Map<String, Object> head =
        Map.of(
            "slug", event.slug(),
            "title", event.text(locale.toLanguageTag()).title(),
            "zone", event.zone());
    return Rendering.view(name).modelAttribute("event", head);
  }
}
