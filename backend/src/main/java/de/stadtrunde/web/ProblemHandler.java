package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** Answers every failure: programs with RFC 9457, people with a page in their language. */
@Component
@Order(-2) // before Boot's own handler, which stands at -1
class ProblemHandler implements WebExceptionHandler {

  private final Incidents incidents;
  private final ProblemBody body;
  private final ProblemPage page;

  ProblemHandler(Incidents incidents, ProblemBody body, ProblemPage page) {
    this.incidents = incidents;
    this.body = body;
    this.page = page;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      return Mono.empty();
    }
    Problem problem = incidents.noted(exchange, failure);
    if (exchange.getResponse().isCommitted()) {
      // breaks the connection: half an answer must not look like a whole one
      return Mono.error(failure);
    }
    describe(exchange.getResponse(), problem, failure);
    return wantsPage(exchange)
        ? page.write(exchange, problem).onErrorResume(broken -> writeBody(exchange, broken))
        : body.write(exchange, problem);
  }

  /** The page itself failed: say at least what is wrong. */
  private Mono<Void> writeBody(ServerWebExchange exchange, Throwable failure) {
    return body.write(exchange, incidents.noted(exchange, failure));
  }

  private static void describe(ServerHttpResponse response, Problem problem, Throwable failure) {
    response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
    if (failure instanceof MethodNotAllowedException method) {
      response.getHeaders().setAllow(method.getSupportedMethods());
    }
    Object wait = problem.facts().get("retryAfter");
    if (wait != null) {
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, wait.toString());
    }
    response.getHeaders().setCacheControl("no-store");
  }

  private static boolean wantsPage(ServerWebExchange exchange) {
    String accept = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
    return !Filters.path(exchange).startsWith("/api/")
        && !Filters.isAsset(exchange)
        && (accept == null
            || accept.contains(MediaType.TEXT_HTML_VALUE)
            || accept.contains(MediaType.ALL_VALUE));
  }
}
