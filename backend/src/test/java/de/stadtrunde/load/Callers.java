package de.stadtrunde.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Many people at once, each signing up under another name. */
final class Callers {

  private static final AtomicLong PERSON = new AtomicLong();

  private final HttpClient client;
  private final URI uri;

  /** What one call got: status and how long it took. */
  record Call(int status, long nanos) {}

  Callers(URI uri, int connections) {
    this.uri = uri;
    this.client =
        HttpClient.create(
                ConnectionProvider.builder("load")
                    .maxConnections(connections)
                    .pendingAcquireMaxCount(-1)
                    .build())
            .responseTimeout(Duration.ofSeconds(30))
            .headers(headers -> headers.set("Content-Type", "application/json"));
  }

  Mono<Call> signUp() {
    return Mono.defer(
        () -> {
          long begin = System.nanoTime();
          return client
              .post()
              .uri(uri)
              .send(Mono.fromSupplier(Callers::body))
              .responseSingle((response, content) -> content.thenReturn(response.status().code()))
              .onErrorReturn(-1)
              .map(status -> new Call(status, System.nanoTime() - begin));
        });
  }

  Mono<Call> get() {
    return Mono.defer(
        () -> {
          long begin = System.nanoTime();
          return client
              .get()
              .uri(uri)
              .responseSingle((response, content) -> content.thenReturn(response.status().code()))
              .onErrorReturn(-1)
              .map(status -> new Call(status, System.nanoTime() - begin));
        });
  }

  private static ByteBuf body() {
    long person = PERSON.incrementAndGet();
    return Unpooled.copiedBuffer(
        """
        {"kind":"CITIZEN","contact":{"name":"Person %d","email":"person%d@example.org",\
        "language":"de"},"participation":"DIGITAL"}
        """
            .formatted(person, person),
        StandardCharsets.UTF_8);
  }
}
