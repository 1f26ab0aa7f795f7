package de.stadtrunde.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * Sign-ups on one event through HTTP with 64 connections, beside a plain transaction of the same
 * rows on the same PostgreSQL; three rounds in turn, then the latency at half that load.
 */
public final class SignUps {

  private static final int CONNECTIONS = 64;
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("seconds", 6));

  /** Until the compiler of the virtual machine has seen what it needs to see. */
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 75));

  private SignUps() {}

  public static void main(String[] arguments) throws Exception {
    try (Stage stage = new Stage()) {
      Reference reference = new Reference(stage);
      Callers callers =
          new Callers(
              stage.uri("/api/events/" + stage.event("load", 1_000_000) + "/registrations"),
              CONNECTIONS);
      System.out.println("warm-up: " + run(callers, WARM_UP));
      List<Double> ratios = new ArrayList<>();
      double rate = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        double plain = reference.best();
        Figures product = run(callers, EACH);
        rate = product.perSecond();
        ratios.add(rate / plain);
        System.out.printf("round %d: reference %.0f/s; product %s%n", round, plain, product);
      }
      System.out.printf(
          "ratio product / reference: median %.2f of %s%n", Figures.median(ratios), ratios);
      System.out.println("at half load: " + atRate(callers, rate / 2));
      check(stage);
    }
    System.exit(0);
  }

  private static Figures run(Callers callers, Duration duration) {
    long begin = System.nanoTime();
    List<Callers.Call> calls =
        Flux.range(0, Integer.MAX_VALUE)
            .takeWhile(i -> System.nanoTime() - begin < duration.toNanos())
            .flatMap(i -> callers.signUp(), CONNECTIONS, 1)
            .collectList()
            .block();
    return Figures.of(calls, System.nanoTime() - begin, 202);
  }

  /** An open loop: calls begin at their time, whether or not earlier ones have ended. */
  private static Figures atRate(Callers callers, double perSecond) {
    long begin = System.nanoTime();
    List<Callers.Call> calls =
        Flux.interval(Duration.ofMillis(10))
            .takeWhile(tick -> System.nanoTime() - begin < Duration.ofSeconds(10).toNanos())
            .onBackpressureBuffer()
            .concatMapIterable(tick -> java.util.Collections.nCopies((int) (perSecond / 100), tick))
            .flatMap(i -> callers.signUp(), 10_000, 1)
            .collectList()
            .block();
    return Figures.of(calls, System.nanoTime() - begin, 202);
  }

  private static void check(Stage stage) throws Exception {
    System.out.printf(
        "in the database: %d registrations, %d without attendee, %d without mail%n",
        stage.number("SELECT count(*) FROM registration"),
        stage.number(
            "SELECT count(*) FROM registration r WHERE NOT EXISTS (SELECT FROM attendee a WHERE"
                + " a.registration = r.id)"),
        stage.number(
            "SELECT count(*) FROM registration r WHERE NOT EXISTS (SELECT FROM outbox o WHERE"
                + " o.subject = r.id)"));
  }
}
