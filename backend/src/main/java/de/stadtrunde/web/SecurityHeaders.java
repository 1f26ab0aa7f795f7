package de.stadtrunde.web;

import de.stadtrunde.shared.Site;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What browsers may do with an answer: on every route, refusals and errors included. */
@Component
@Order(Filters.HEADERS)
class SecurityHeaders implements WebFilter {

  /** {@code data:} for the icons of KERN's style sheet. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** One year, the least that OWASP ASVS 5.0, 3.4.1 accepts. */
  private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

  /** Pages that differ by person: kept in no cache at all, not even for the way back. */
  private static final List<String> PERSONAL =
      List.of("/staff", "/registration", "/live", "/mailbox", "/confirm", "/code", "/api/");

  private static final String PUBLIC_DATA = "/api/events";

  private final Site site;

  SecurityHeaders(Site site) {
    this.site = site;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    if (site.secure()) {
      headers.set("Strict-Transport-Security", ONE_YEAR);
    }
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> limitCaching(exchange)));
    return chain.filter(exchange);
  }

  /**
   * The steps of a public form may be shown again from the browser's own memory, so that its back
   * button brings back what was typed; only what belongs to a person is forgotten at once.
   */
  private void limitCaching(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    if (headers.getCacheControl() == null) {
      boolean personal = isPersonal(exchange.getRequest(), Filters.path(exchange));
      headers.setCacheControl(personal ? "no-store" : "private, no-cache");
    }
  }

  private boolean isPersonal(ServerHttpRequest request, String path) {
    boolean open = HttpMethod.GET.equals(request.getMethod()) && path.startsWith(PUBLIC_DATA);
    return !open && PERSONAL.stream().anyMatch(path::startsWith);
  }
}
