package de.stadtrunde.registration;

import de.stadtrunde.registration.Access.Holder;
import de.stadtrunde.shared.Site;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The registration cookie: opens a person's own pages in the browser that proved a secret. */
@Component
class AccessCookie {

  private final Access access;
  private final Site site;

  AccessCookie(Access access, Site site) {
    this.access = access;
    this.site = site;
  }

  /** Gives the browser a new cookie; an earlier one, of whatever registration, is replaced. */
  Mono<Void> give(ServerWebExchange exchange, Holder holder) {
    return access
        .openSession(holder)
        .doOnNext(value -> exchange.getResponse().addCookie(cookie(value)))
        .then();
  }

  /** Gone with the browser's session; the server ends it after an hour without use anyway. */
  private ResponseCookie cookie(String value) {
    return ResponseCookie.from(site.cookie(Registrations.COOKIE), value)
        .path("/")
        .httpOnly(true)
        .secure(site.secure())
        .sameSite("Lax")
        .build();
  }

  /** Whom the browser's cookie belongs to; empty without one, for an unknown and an idle one. */
  Mono<Holder> holder(ServerWebExchange exchange) {
    HttpCookie cookie =
        exchange.getRequest().getCookies().getFirst(site.cookie(Registrations.COOKIE));
    return Mono.justOrEmpty(cookie).flatMap(sent -> access.bySession(sent.getValue()));
  }
}
