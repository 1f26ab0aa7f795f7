package de.stadtrunde.registration;

import de.stadtrunde.registration.Registrations.Held;
import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.registration.Standing.Status;
import de.stadtrunde.shared.Problem;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A person's own pages: where the registration stands and what can be done about it, opened by the
 * cookie that a link or code gave. Whoever comes without one is shown how to get in.
 */
@Controller
@RequestMapping("/registration")
class PersonalPages {

  private static final Rendering KNOCK = Rendering.view(ConfirmPages.OPEN).build();
  private static final String PAGE = "/registration";

  private final AccessCookie cookie;
  private final Registrations registrations;
  private final Decisions decisions;
  private final PersonalModel model;

  PersonalPages(
      AccessCookie cookie, Registrations registrations, Decisions decisions, PersonalModel model) {
    this.cookie = cookie;
    this.registrations = registrations;
    this.decisions = decisions;
    this.model = model;
  }

  /**
   * @param done what has just been done or could not be
   */
  @GetMapping
  Mono<Rendering> page(
      @RequestParam(defaultValue = "") String done, ServerWebExchange exchange, Locale locale) {
    return held(exchange)
        .flatMap(held -> model.of(held, done, locale.toLanguageTag()))
        .map(attributes -> view("registration/personal", attributes))
        .defaultIfEmpty(KNOCK);
  }

  @PostMapping("/offer")
  Mono<Rendering> answer(ServerWebExchange exchange) {
    return own(exchange)
        .zipWith(exchange.getFormData())
        .flatMap(
            both ->
                "true".equals(both.getT2().getFirst("accept"))
                    ? decisions.accept(both.getT1()).thenReturn("offer-accepted")
                    : decisions.decline(both.getT1()).thenReturn("offer-declined"))
        .onErrorResume(Problem.class, PersonalPages::gone)
        .map(done -> Rendering.redirectTo(PAGE + "?done=" + done).build())
        .defaultIfEmpty(back());
  }

  /** Others were faster, or the time is up: the page says how things stand now. */
  private static Mono<String> gone(Problem problem) {
    return problem.status() == 409 ? Mono.just("offer-gone") : Mono.error(problem);
  }

  @GetMapping("/cancel")
  Mono<Rendering> ask(ServerWebExchange exchange, Locale locale) {
    return own(exchange)
        .filter(registration -> registration.standing().live())
        .flatMap(registration -> model.of(registration, locale.toLanguageTag()))
        .map(attributes -> view("registration/cancel", attributes))
        .defaultIfEmpty(back());
  }

  @PostMapping("/cancel")
  Mono<Rendering> cancel(ServerWebExchange exchange) {
    return own(exchange)
        .flatMap(registration -> decisions.cancel(registration, By.PERSON, null))
        .map(cancelled -> Rendering.redirectTo(PAGE + "/cancelled").build())
        .defaultIfEmpty(back());
  }

  @GetMapping("/cancelled")
  Mono<Rendering> cancelled(ServerWebExchange exchange, Locale locale) {
    return own(exchange)
        .filter(registration -> registration.standing().status() == Status.CANCELLED)
        .flatMap(registration -> model.of(registration, locale.toLanguageTag()))
        .map(attributes -> view("registration/cancelled", attributes))
        .defaultIfEmpty(back());
  }

  private Mono<Held> held(ServerWebExchange exchange) {
    return cookie.holder(exchange).flatMap(registrations::held);
  }

  /** The contact's own registration: a delegate may see it and nothing else. */
  private Mono<Registration> own(ServerWebExchange exchange) {
    return held(exchange).filter(held -> held.holder().isContact()).map(Held::registration);
  }

  private static Rendering view(String page, Map<String, Object> attributes) {
    return Rendering.view(page).model(attributes).build();
  }

  private static Rendering back() {
    return Rendering.redirectTo(PAGE).build();
  }
}
