package de.stadtrunde.registration;

import de.stadtrunde.registration.Registrations.Held;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Throttle;
import de.stadtrunde.shared.Throttle.Budget;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Where the links and codes of mails lead. Looking at a page changes nothing: only the person's own
 * click proves the address and opens the registration.
 */
@Controller
class ConfirmPages {

  static final String CONFIRM = "registration/confirm";
  static final String CODE = "registration/code";
  static final String OPEN = "registration/open";

  private final Registrations registrations;
  private final Confirmations confirmations;
  private final Throttle throttle;
  private final Opening opening;

  ConfirmPages(
      Registrations registrations,
      Confirmations confirmations,
      Throttle throttle,
      Opening opening) {
    this.registrations = registrations;
    this.confirmations = confirmations;
    this.throttle = throttle;
    this.opening = opening;
  }

  @GetMapping("/confirm")
  String confirm() {
    return CONFIRM;
  }

  @GetMapping("/code")
  String code() {
    return CODE;
  }

  @PostMapping("/confirm")
  Mono<Rendering> confirm(ServerWebExchange exchange, Locale locale) {
    return answer(exchange, CONFIRM, locale);
  }

  @PostMapping("/code")
  Mono<Rendering> code(ServerWebExchange exchange, Locale locale) {
    return answer(exchange, CODE, locale);
  }

  /** A link of a later mail: nothing is left to confirm. */
  @PostMapping("/registration/open")
  Mono<Rendering> open(ServerWebExchange exchange, Locale locale) {
    return answer(exchange, OPEN, locale);
  }

  private Mono<Rendering> answer(ServerWebExchange exchange, String page, Locale locale) {
    return exchange.getFormData().flatMap(form -> answer(exchange, page, form, locale));
  }

  private Mono<Rendering> answer(
      ServerWebExchange exchange, String page, MultiValueMap<String, String> form, Locale locale) {
    return Mono.fromRunnable(() -> throttle.take(Budget.CODE, exchange.getRequest()))
        .then(Mono.defer(() -> held(form)))
        .doOnNext(held -> throttle.giveBack(Budget.CODE, exchange.getRequest()))
        .flatMap(held -> page.equals(OPEN) ? Mono.just(held) : confirmed(held))
        .flatMap(held -> opening.welcome(exchange, held.holder()))
        .onErrorResume(
            Problem.class,
            problem -> opening.refuse(exchange, page, form, problem, locale.toLanguageTag()));
  }

  private Mono<Held> held(MultiValueMap<String, String> form) {
    String code = Objects.requireNonNullElse(form.getFirst("code"), "");
    return registrations.open(form.getFirst("token"), code);
  }

  private Mono<Held> confirmed(Held held) {
    return confirmations
        .confirm(held.registration())
        .map(registration -> new Held(registration, held.holder()));
  }
}
