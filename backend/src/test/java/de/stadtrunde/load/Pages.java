package de.stadtrunde.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/** The event's page, alone and with 32 readers at once, beside its own bytes as a static file. */
public final class Pages {

  private static final int READERS = 32;

  private static final Duration EACH = Duration.ofSeconds(6);
  private static final Duration WARM_UP = Duration.ofSeconds(15);

  private Pages() {}

  public static void main(String[] arguments) throws Exception {
    try (Stage stage = new Stage()) {
      URI address = stage.uri("/events/" + stage.event("page", 500));
      Callers page = new Callers(address, READERS);
      Callers file = new Callers(stage.file(address), READERS);
      run(page, READERS, WARM_UP);
      run(file, READERS, WARM_UP);
      List<Double> medians = new ArrayList<>();
      List<Double> rates = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (int round = 1; round <= 3; round++) {
        Figures alone = run(page, 1, Duration.ofSeconds(4));
        Figures same = run(file, READERS, EACH);
        Figures many = run(page, READERS, EACH);
        medians.add(alone.percentile(.5));
        rates.add(many.perSecond());
        ratios.add(many.perSecond() / same.perSecond());
        System.out.printf(
            "round %d: one reader %s%n         %d readers %s%n         the same as a file %s%n",
            round, alone, READERS, many, same);
      }
      System.out.printf(
          "median %.2f ms, %.0f pages/s, page / file %.2f%n",
          Figures.median(medians), Figures.median(rates), Figures.median(ratios));
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
