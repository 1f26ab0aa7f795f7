package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Throttle;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * A bucket for each caller and budget: full at first, filled again at a steady rate. Budgets per
 * address are wide because a shelter, a campus or a mobile network shares one; what is guessed at
 * is guarded by name as well. Each instance counts for itself.
 */
@Component
class BucketThrottle implements Throttle {

  /**
   * SIGN_UP: a hall of 2,000 signs up at once when registration opens; CODE: 60 guesses a minute at
   * 60 random bits find one of 10,000 codes in three million years; LOGIN: a town hall mistypes
   * behind one address; ACTION: a hall of 1,000 phones votes through one router; FEEDBACK: a class
   * tries the form.
   */
  private static final Map<Budget, Allowance> BY_ADDRESS =
      Map.of(
          Budget.SIGN_UP, new Allowance(3_000, 600),
          Budget.CODE, new Allowance(60, 60),
          Budget.LOGIN, new Allowance(50, 10),
          Budget.ACTION, new Allowance(6_000, 3_000),
          Budget.FEEDBACK, new Allowance(20, 2));

  /**
   * SIGN_UP: mails that anybody can have sent to one address, which a shelter may share; LOGIN: 10
   * wrong passwords at once, then one a minute, so that a guesser never locks the owner out for
   * long; FEEDBACK: what the people at one desk can read.
   */
  private static final Map<Budget, Allowance> BY_NAME =
      Map.of(
          Budget.SIGN_UP, new Allowance(60, 1),
          Budget.CODE, new Allowance(30, 10),
          Budget.LOGIN, new Allowance(10, 1),
          Budget.ACTION, new Allowance(600, 300),
          Budget.FEEDBACK, new Allowance(60, 6));

  private final boolean enabled;
  private final Callers callers;
  private final TimeMeter time;
  private final RecentMap<Bucket> buckets = new RecentMap<>();

  /** A bucket's size and what flows in. */
  private record Allowance(int burst, int perMinute) {}

  BucketThrottle(
      @Value("${stadtrunde.rate-limit.enabled:true}") boolean enabled,
      Callers callers,
      Clock clock) {
    this.enabled = enabled;
    this.callers = callers;
    time = new ClockMeter(clock);
  }

  private record ClockMeter(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  @Override
  public void take(Budget budget, ServerHttpRequest request) {
    if (enabled) {
      take(bucket(budget, callers.of(request), BY_ADDRESS));
    }
  }

  @Override
  public void take(Budget budget, String key) {
    if (enabled) {
      take(bucket(budget, callers.of(key), BY_NAME));
    }
  }

  private static void take(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
      throw Problem.later(429, "slow-down", wait);
    }
  }

  @Override
  public void giveBack(Budget budget, ServerHttpRequest request) {
    if (enabled) {
      bucket(budget, callers.of(request), BY_ADDRESS).addTokens(1);
    }
  }

  @Override
  public void giveBack(Budget budget, String key) {
    if (enabled) {
      bucket(budget, callers.of(key), BY_NAME).addTokens(1);
    }
  }

  private Bucket bucket(Budget budget, String caller, Map<Budget, Allowance> allowances) {
    return buckets.computeIfAbsent(budget + caller, first -> full(allowances.get(budget)));
  }

  private Bucket full(Allowance allowance) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(allowance.burst())
                    .refillGreedy(allowance.perMinute(), Duration.ofMinutes(1)))
        .withCustomTimePrecision(time)
        .build();
  }
}
