package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Phones lose their line after they have sent the form, and try again. */
@DatabaseTest
class HangUpTest {

  private static final int PEOPLE = 200;

  @Autowired WebTestClient client;
  @Autowired ConnectionFactory connections;
  @LocalServerPort int port;

  private Hall hall;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(PEOPLE);
  }

  @Test
  void aBrowserThatHangsUpAndRepeatsIsRegisteredExactlyOnce() {
    Random moments = new Random(42);
    Flux.range(0, PEOPLE)
        .flatMap(
            i ->
                Mono.fromCallable(() -> hangUpThenRepeat(i, moments.nextInt(60)))
                    .subscribeOn(Schedulers.boundedElastic()),
            16)
        .blockLast();

    assertThat(hall.rows("SELECT FROM registration")).hasSize(PEOPLE);
    assertThat(hall.row("SELECT held FROM contingent").get("held")).isEqualTo(PEOPLE);
    assertThat(acquiredInTheEnd()).isZero();
  }

  /** What was abandoned half-way gives its connection back a moment later. */
  private int acquiredInTheEnd() {
    for (int look = 0; look < 100 && acquired() > 0; look++) {
      LockSupport.parkNanos(50_000_000);
    }
    return acquired();
  }

  private boolean hangUpThenRepeat(int person, int millis) throws Exception {
    sendAndHangUp(person, millis);
    client
        .post()
        .uri(path())
        .header("Idempotency-Key", "key-" + person)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body(person))
        .exchange()
        .expectStatus()
        .isAccepted();
    return true;
  }

  private void sendAndHangUp(int person, int millis) throws IOException, InterruptedException {
    String request =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Idempotency-Key: key-%d\r
        Content-Length: %d\r
        \r
        %s"""
            .formatted(path(), person, body(person).length(), body(person));
    try (Socket socket = new Socket("localhost", port)) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      Thread.sleep(millis);
    }
  }

  private String path() {
    return "/api/events/dialog-" + hall.id() + "/registrations";
  }

  private static String body(int person) {
    return """
        {"kind":"CITIZEN","contact":{"name":"P%d","email":"p%d@example.org"},"participation":"DIGITAL"}"""
        .formatted(person, person);
  }

  private int acquired() {
    ConnectionFactory pool = connections;
    while (!(pool instanceof ConnectionPool) && pool instanceof Wrapped<?> wrapped) {
      pool = (ConnectionFactory) wrapped.unwrap();
    }
    return ((ConnectionPool) pool).getMetrics().orElseThrow().acquiredSize();
  }
}
