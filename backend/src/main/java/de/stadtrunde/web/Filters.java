package de.stadtrunde.web;

import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/** The order in which a request is looked at, all of it before anybody asks who is calling. */
final class Filters {

  static final int HEADERS = Ordered.HIGHEST_PRECEDENCE + 10;
  static final int LANGUAGE = HEADERS + 1;
  static final int ORIGIN = HEADERS + 2;
  static final int QUERY = HEADERS + 3;
  static final int FORM = HEADERS + 4;
  static final int DEADLINE = HEADERS + 5;
  static final int KEPT_PAGES = HEADERS + 6;

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private Filters() {}

  static String path(ServerWebExchange exchange) {
    return exchange.getRequest().getPath().pathWithinApplication().value();
  }

  /** Only looks (RFC 9110, 9.2.1). */
  static boolean isSafe(ServerWebExchange exchange) {
    return SAFE.contains(exchange.getRequest().getMethod());
  }

  /** Hashed files: alike for everybody, in every language, for ever. */
  static boolean isAsset(ServerWebExchange exchange) {
    return path(exchange).startsWith("/assets/");
  }

  /** RFC 8058: a mailbox provider posts there from wherever it likes. */
  static boolean isOneClick(ServerWebExchange exchange) {
    return path(exchange).startsWith("/api/unsubscribe/");
  }
}
