package de.stadtrunde.load;

import java.util.Arrays;
import java.util.List;

/** Sums up what many calls took. */
record Figures(long calls, long refused, double seconds, double[] millis) {

  static Figures of(List<Callers.Call> calls, long nanos, int wanted) {
    double[] millis = calls.stream().mapToDouble(call -> call.nanos() / 1e6).sorted().toArray();
    long refused = calls.stream().filter(call -> call.status() != wanted).count();
    return new Figures(calls.size(), refused, nanos / 1e9, millis);
  }

  double perSecond() {
    return (calls - refused) / seconds;
  }

  double percentile(double share) {
    return millis.length == 0
        ? 0
        : millis[(int) Math.min(millis.length - 1, millis.length * share)];
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(0);
  }

  @Override
  public String toString() {
    return "%d calls, %d not as wanted, %.0f/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms"
        .formatted(calls, refused, perSecond(), percentile(.5), percentile(.99), percentile(1));
  }
}
