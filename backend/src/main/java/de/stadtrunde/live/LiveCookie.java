package de.stadtrunde.live;

import de.stadtrunde.registration.Participant;
import de.stadtrunde.registration.Registrations;
import de.stadtrunde.shared.Site;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The cookies that say who stands at the door: of the registration, and of the session itself. */
@Component
class LiveCookie {

  private static final String NAME = "live";

  private final Registrations registrations;
  private final Site site;

  LiveCookie(Registrations registrations, Site site) {
    this.registrations = registrations;
    this.site = site;
  }

  void give(ServerWebExchange exchange, String bearer) {
    exchange
        .getResponse()
        .addCookie(
            ResponseCookie.from(site.cookie(NAME), bearer)
                .path("/")
                .httpOnly(true)
                .secure(site.secure())
                .sameSite("Lax")
                .build());
  }

  /** The bearer that this browser was given; empty without one. */
  Mono<String> bearer(ServerWebExchange exchange) {
    return value(exchange, NAME);
  }

  /** Whom the registration cookie belongs to; empty without one. */
  Mono<Participant> person(ServerWebExchange exchange) {
    return value(exchange, Registrations.COOKIE).flatMap(registrations::participantOfCookie);
  }

  private Mono<String> value(ServerWebExchange exchange, String name) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(site.cookie(name));
    return Mono.justOrEmpty(cookie).map(HttpCookie::getValue);
  }
}
