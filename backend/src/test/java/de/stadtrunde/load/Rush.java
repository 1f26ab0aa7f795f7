package de.stadtrunde.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;

/** 2,000 people in 10 s for 500 seats, and how long until all of them have their mail. */
public final class Rush {

  private static final int PEOPLE = 2_000;
  private static final int SEATS = 500;

  private Rush() {}

  public static void main(String[] arguments) throws Exception {
    try (Stage stage = new Stage()) {
      stage.event("warm", 10_000);
      Callers warm = new Callers(stage.uri("/api/events/warm/registrations"), 64);
      Flux.range(0, 2_000).flatMap(i -> warm.signUp(), 64).blockLast();
      awaitMails(stage, 2_000);
      Callers people =
          new Callers(
              stage.uri("/api/events/" + stage.event("rush", SEATS) + "/registrations"), PEOPLE);
      long begin = System.nanoTime();
      List<Callers.Call> calls =
          Flux.interval(Duration.ofMillis(5))
              .take(PEOPLE)
              .onBackpressureBuffer()
              .flatMap(i -> people.signUp(), PEOPLE)
              .collectList()
              .block();
      Figures figures = Figures.of(calls, System.nanoTime() - begin, 202);
      System.out.println("rush: " + figures);
      System.out.printf(
          "held %d, waiting %d, passed over %d%n",
          held(stage), PEOPLE - held(stage), passedOver(stage));
      awaitMails(stage, 2_000 + PEOPLE);
      System.out.printf(
          "all mails sent %.1f s after the first sign-up%n", (System.nanoTime() - begin) / 1e9);
      System.out.println("resident memory of the server: " + resident(stage));
    }
    System.exit(0);
  }

  private static void awaitMails(Stage stage, int number) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (stage.mails() < number && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    System.out.printf("mails delivered: %d of %d%n", stage.mails(), number);
  }

  private static long held(Stage stage) throws Exception {
    return stage.number(
        "SELECT count(*) FROM registration r JOIN event e ON e.id = r.event WHERE e.slug = 'rush'"
            + " AND r.seat = 'HELD'");
  }

  private static long passedOver(Stage stage) throws Exception {
    return stage.number(
        """
        SELECT count(*) FROM registration a JOIN event e ON e.id = a.event AND e.slug = 'rush'
        WHERE a.seat = 'NONE' AND EXISTS (SELECT FROM registration b
          WHERE b.event = a.event AND b.seat = 'HELD' AND (b.received, b.id) > (a.received, a.id))
        """);
  }

  private static String resident(Stage stage) throws Exception {
    Path status = Path.of("/proc/" + stage.processId() + "/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }
}
