package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class AnswerDeadlineTest {

  private final AnswerDeadline deadline = new AnswerDeadline();

  private static MockServerWebExchange call(HttpMethod method) {
    return MockServerWebExchange.from(MockServerHttpRequest.method(method, "/"));
  }

  @ParameterizedTest
  @CsvSource({"GET, 30", "HEAD, 30", "POST, 94"})
  void givesUpWhenNoAnswerBegins(String method, int seconds) {
    MockServerWebExchange exchange = call(HttpMethod.valueOf(method));
    StepVerifier.withVirtualTime(() -> deadline.filter(exchange, never -> Mono.never()))
        .expectSubscription()
        .expectNoEvent(Duration.ofSeconds(seconds).minusMillis(1))
        .thenAwait(Duration.ofMillis(1))
        .expectErrorMatches(failure -> failure instanceof Problem later && later.status() == 503)
        .verify(Duration.ofSeconds(10));
  }

  @Test
  void leavesAnAnswerAloneThatHasBegun() {
    MockServerWebExchange exchange = call(HttpMethod.GET);
    StepVerifier.withVirtualTime(
            () ->
                deadline.filter(
                    exchange, stream -> stream.getResponse().setComplete().then(Mono.never())))
        .expectSubscription()
        .expectNoEvent(Duration.ofHours(1))
        .thenCancel()
        .verify(Duration.ofSeconds(10));
  }
}
