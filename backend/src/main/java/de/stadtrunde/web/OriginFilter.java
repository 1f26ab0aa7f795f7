package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Site;
import java.net.URI;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses what another site's page makes a browser send. A program that says neither {@code Origin}
 * nor {@code Sec-Fetch-Site} passes: it holds no foreign cookies.
 */
@Component
@Order(Filters.ORIGIN)
class OriginFilter implements WebFilter {

  private final Site site;

  OriginFilter(Site site) {
    this.site = site;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    boolean foreign =
        !Filters.isSafe(exchange)
            && !Filters.isOneClick(exchange)
            && (isCrossSite(request) || hasForeignOrigin(request));
    return foreign ? Mono.error(new Problem(403, "foreign-origin")) : chain.filter(exchange);
  }

  private boolean isCrossSite(ServerHttpRequest request) {
    return "cross-site".equals(request.getHeaders().getFirst("Sec-Fetch-Site"));
  }

  private boolean hasForeignOrigin(ServerHttpRequest request) {
    String origin = request.getHeaders().getOrigin();
    if (origin == null) {
      return false;
    }
    if ("null".equals(origin)) {
      // what a browser says of a page under "no-referrer", but also of a sandboxed foreign frame
      return !"same-origin".equals(request.getHeaders().getFirst("Sec-Fetch-Site"));
    }
    String host = request.getHeaders().getFirst("Host");
    return !isAt(origin, site.baseUrl().getAuthority()) && !isAt(origin, host);
  }

  /** Compares without the scheme: behind a proxy that ends TLS this process only sees http. */
  private static boolean isAt(String origin, String authority) {
    try {
      String from = URI.create(origin).getAuthority();
      return from != null && from.equalsIgnoreCase(authority);
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
