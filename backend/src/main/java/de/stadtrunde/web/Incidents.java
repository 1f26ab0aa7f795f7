package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Writes down what nobody foresaw, with a number that the person at the screen can name. Messages
 * of exceptions stay out of the log: a database quotes the values it refuses.
 */
@Component
class Incidents {

  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Where something failed and in which class of failure, without any words. */
  private static class Trace extends Exception {

    Trace(Throwable failure) {
      super(failure.getClass().getName(), cause(failure), false, true);
      setStackTrace(failure.getStackTrace());
    }

    private static Trace cause(Throwable failure) {
      return failure.getCause() == null ? null : new Trace(failure.getCause());
    }
  }

  /** The problem behind a failure; an unexpected one has the fact {@code incident}. */
  Problem noted(ServerWebExchange exchange, Throwable failure) {
    Problem problem = Problems.of(failure);
    if (!problem.code().equals(Problems.UNEXPECTED)) {
      return problem;
    }
    byte[] number = new byte[4];
    RANDOM.nextBytes(number);
    String incident = HexFormat.of().formatHex(number);
    LOG.error(
        "Incident {}: {} {}",
        incident,
        exchange.getRequest().getMethod(),
        route(exchange),
        new Trace(failure));
    return new Problem(500, Problems.UNEXPECTED, List.of(), Map.of("incident", incident));
  }

  /** The pattern, never the path: a path may carry a token. */
  private static Object route(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(
        HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "(no route)");
  }
}
