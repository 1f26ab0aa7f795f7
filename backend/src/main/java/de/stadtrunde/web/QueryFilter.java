package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses a query that cannot be read, before anybody trips over it. */
@Component
@Order(Filters.QUERY)
class QueryFilter implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return isReadable(exchange.getRequest())
        ? chain.filter(exchange)
        : Mono.error(new Problem(400, "unreadable"));
  }

  /** No percent sign that encodes nothing, and no NUL: PostgreSQL cannot hold one. */
  private static boolean isReadable(ServerHttpRequest request) {
    try {
      return request.getQueryParams().values().stream()
          .flatMap(List::stream)
          .noneMatch(value -> value != null && value.indexOf('\0') >= 0);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
