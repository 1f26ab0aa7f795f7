package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Nobody waits for ever: an answer that has not begun in time becomes "please try again", whatever
 * it was waiting for. An answer that has begun (a stream, a large file) may take its time.
 */
@Component
@Order(Filters.DEADLINE)
class AnswerDeadline implements WebFilter {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerDeadline.class);

  /** Longer than the slowest page, shorter than a proxy's patience (nginx: 60 s). */
  static final Duration READING = Duration.ofSeconds(30);

  /** The body may take its own time before. */
  static final Duration WRITING = BodyLimit.WHOLE_BODY.plus(READING);

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return chain.filter(exchange).timeout(missed(exchange), Mono.defer(() -> giveUp(exchange)));
  }

  private static Mono<Long> missed(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    return Mono.delay(within(exchange))
        .flatMap(end -> response.isCommitted() ? Mono.never() : Mono.just(end));
  }

  private static Duration within(ServerWebExchange exchange) {
    return Filters.isSafe(exchange) ? READING : WRITING;
  }

  /** The pattern, never the path: a path may carry a token. */
  private static Mono<Void> giveUp(ServerWebExchange exchange) {
    LOG.warn(
        "No answer within {} s: {} {}",
        within(exchange).toSeconds(),
        exchange.getRequest().getMethod(),
        exchange.getAttributeOrDefault(
            HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "(no route)"));
    return Mono.error(Problem.later(503, "busy", Duration.ofSeconds(2)));
  }
}
