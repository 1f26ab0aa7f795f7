package de.stadtrunde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The process is killed while people sign up: whoever was told a reference has it. */
class CrashTest {

  private static final int KILLS = 3;
  private static final int ACKNOWLEDGED_BEFORE_A_KILL = 300;
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  private final TestDatabase database = TestDatabase.fresh();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger person = new AtomicInteger();
  private final String slug = "crash";
  private int port;
  private Process server;

  @BeforeEach
  void event() throws IOException {
    UUID event = UUID.randomUUID();
    sql(
        """
        INSERT INTO event (id, version, slug, publication, state, texts, starts_at, ends_at, zone,
          approval, hold_minutes, lobby, created_at)
        VALUES ('%s', 0, '%s', 'PUBLISHED', 'SCHEDULED', '{"de": {"title": "Im Dialog"}}',
          now() + interval '30 days', now() + interval '31 days', 'Europe/Berlin', false, 120, false,
          now())
        """
            .formatted(event, slug));
    sql(
        """
        INSERT INTO contingent (id, event, name, participation, audience, capacity)
        VALUES (gen_random_uuid(), '%s', 'citizens', 'DIGITAL', 'PUBLIC', 500)
        """
            .formatted(event));
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    server.destroyForcibly();
  }

  @Test
  void losesNothingThatWasAcknowledged() throws Exception {
    for (int kill = 1; kill <= KILLS; kill++) {
      server = start();
      awaitReady();
      int target = kill * ACKNOWLEDGED_BEFORE_A_KILL;
      Disposable load = signUpAllTheTime();
      await(() -> acknowledged.size() >= target);
      server.destroyForcibly().waitFor();
      load.dispose();
    }

    assertThat(acknowledged).doesNotHaveDuplicates();
    assertThat(found(acknowledged)).isEqualTo(acknowledged.size());
    assertThat(
            count(
                "SELECT count(*) AS n FROM registration r WHERE NOT EXISTS (SELECT FROM attendee a WHERE a.registration = r.id)"))
        .isZero();
    assertThat(
            count(
                "SELECT count(*) AS n FROM registration r WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.subject = r.id)"))
        .isZero();
    assertThat(count("SELECT held::bigint AS n FROM contingent"))
        .isEqualTo(count("SELECT count(*) AS n FROM registration WHERE seat = 'HELD'"));
  }

  private Disposable signUpAllTheTime() {
    return Flux.range(0, Integer.MAX_VALUE)
        .flatMap(i -> Mono.fromFuture(this::signUp).onErrorResume(gone -> Mono.empty()), 16, 1)
        .doOnNext(this::note)
        .onErrorResume(gone -> Mono.empty())
        .subscribe();
  }

  private java.util.concurrent.CompletableFuture<HttpResponse<String>> signUp() {
    String body =
        """
        {"kind":"CITIZEN","contact":{"name":"P","email":"p%d@example.org"},"participation":"DIGITAL"}
        """
            .formatted(person.incrementAndGet());
    return client.sendAsync(
        HttpRequest.newBuilder(uri("/api/events/" + slug + "/registrations"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void note(HttpResponse<String> answer) {
    if (answer.statusCode() == 202) {
      acknowledged.add(JsonMapper.shared().readTree(answer.body()).path("reference").asString());
    }
  }

  private Process start() throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "de.stadtrunde.Stadtrunde");
    java.environment()
        .putAll(
            Map.of(
                "SERVER_PORT", String.valueOf(port),
                "SPRING_R2DBC_URL", database.url(),
                "SPRING_MAIL_HOST", "localhost",
                "SPRING_MAIL_PORT", "1",
                "STADTRUNDE_MAIL_WORKERS", "0",
                "STADTRUNDE_KEYS_NEEDS", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "STADTRUNDE_RATE_LIMIT_ENABLED", "false"));
    return java.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private void awaitReady() throws InterruptedException {
    await(this::ready);
  }

  private boolean ready() {
    try {
      HttpRequest ask = HttpRequest.newBuilder(uri("/actuator/health/readiness")).build();
      return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException | InterruptedException notYet) {
      return false;
    }
  }

  /** The process is another one: only looking again tells. */
  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.sleep(50);
    }
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private long found(Queue<String> references) {
    return database
        .client()
        .sql("SELECT count(*) AS n FROM registration WHERE reference = ANY(:references)")
        .bind("references", references.toArray(String[]::new))
        .map(row -> row.get("n", Long.class))
        .one()
        .block();
  }

  private long count(String query) {
    return database.client().sql(query).map(row -> row.get("n", Long.class)).one().block();
  }

  private void sql(String statement) {
    database.client().sql(statement).then().block();
  }
}
