package de.stadtrunde.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * The event's page, alone and with 32 readers at once, beside its own style sheet as a static file.
 */
public final class Pages {

  private static final int READERS = 32;

  private Pages() {}

  public static void main(String[] arguments) throws Exception {
    try (Stage stage = new Stage()) {
      Callers page = new Callers(stage.uri("/events/" + stage.event("page", 500)), READERS);
      run(page, READERS, Duration.ofSeconds(10));
      List<Double> medians = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      for (int round = 1; round <= 3; round++) {
        Figures alone = run(page, 1, Duration.ofSeconds(4));
        Figures many = run(page, READERS, Duration.ofSeconds(6));
        medians.add(alone.percentile(.5));
        rates.add(many.perSecond());
        System.out.printf(
            "round %d: one reader %s%n         %d readers %s%n", round, alone, READERS, many);
      }
      System.out.printf(
          "median %.2f ms, %.0f pages/s%n", Figures.median(medians), Figures.median(rates));
    }
    System.exit(0);
  }

  private static Figures run(Callers page, int readers, Duration duration) {
    long begin = System.nanoTime();
    List<Callers.Call> calls =
        Flux.range(0, Integer.MAX_VALUE)
            .takeWhile(i -> System.nanoTime() - begin < duration.toNanos())
            .flatMap(i -> page.get(), readers, 1)
            .collectList()
            .block();
    return Figures.of(calls, System.nanoTime() - begin, 200);
  }
}
