package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class BodyLimitTest {

  private static final Predicate<Throwable> TOO_SLOW =
      failure -> failure instanceof Problem problem && problem.status() == 408;

  private final BodyLimit limit = new BodyLimit();

  private Mono<Void> read(Flux<DataBuffer> body) {
    return limit
        .apply((request, response) -> request.getBody().then())
        .handle(MockServerHttpRequest.post("/").body(body), new MockServerHttpResponse());
  }

  private static DataBuffer piece() {
    return DefaultDataBufferFactory.sharedInstance.wrap("x".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void givesUpOnABodyThatStops() {
    StepVerifier.withVirtualTime(() -> read(Flux.just(piece()).concatWith(Mono.never())))
        .expectSubscription()
        .expectNoEvent(Duration.ofSeconds(20).minusMillis(1))
        .thenAwait(Duration.ofMillis(1))
        .verifyErrorMatches(TOO_SLOW);
  }

  @Test
  void givesUpOnABodyThatDrips() {
    StepVerifier.withVirtualTime(() -> read(Flux.interval(Duration.ofSeconds(5)).map(i -> piece())))
        .expectSubscription()
        .expectNoEvent(Duration.ofSeconds(64).minusMillis(1))
        .thenAwait(Duration.ofMillis(1))
        .verifyErrorMatches(TOO_SLOW);
  }

  @Test
  void takesABodyOverAWeakLine() {
    StepVerifier.withVirtualTime(
            () -> read(Flux.interval(Duration.ofSeconds(15)).map(i -> piece()).take(4)))
        .expectSubscription()
        .thenAwait(Duration.ofSeconds(60))
        .verifyComplete();
  }
}
