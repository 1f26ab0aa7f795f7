package de.stadtrunde.registration;

import de.stadtrunde.registration.Access.Holder;
import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a browser in that has proven a secret, or says kindly why not. */
@Component
class Opening {

  private final AccessCookie cookie;
  private final FormErrors errors;

  Opening(AccessCookie cookie, FormErrors errors) {
    this.cookie = cookie;
    this.errors = errors;
  }

  Mono<Rendering> welcome(ServerWebExchange exchange, Holder holder) {
    return cookie.give(exchange, holder).thenReturn(Rendering.redirectTo("/registration").build());
  }

  /** The page again, with what was typed; problems that are nobody's mistake rise. */
  Mono<Rendering> refuse(
      ServerWebExchange exchange,
      String page,
      MultiValueMap<String, String> form,
      Problem problem,
      String language) {
    FormErrors.Error error =
        switch (problem.code()) {
          case "token-unknown" -> errors.of(null, "link", language);
          case "code-unknown" -> errors.of("code", "code", language);
          case "slow-down" -> errors.of(null, "slow-down", language);
          default -> null;
        };
    if (error == null) {
      return Mono.error(problem);
    }
    Object wait = problem.facts().get("retryAfter");
    if (wait != null) {
      exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, wait.toString());
    }
    String code = Objects.requireNonNullElse(form.getFirst("code"), "");
    return Mono.just(
        Rendering.view(page)
            .status(HttpStatusCode.valueOf(problem.status()))
            .modelAttribute("errors", List.of(error))
            .modelAttribute("form", Map.of("code", code))
            .build());
  }
}
