package de.stadtrunde;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it; UTC, whole milliseconds. */
public final class MutableClock extends Clock {

  private volatile Instant now;

  public MutableClock() {
    reset();
  }

  /** Back to the real time, which the database's own clock shows too. */
  public void reset() {
    now = Instant.now().truncatedTo(MILLIS);
  }

  public void set(Instant instant) {
    now = instant;
  }

  /** Moves forward, or back by a negative duration. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Clock() {
      @Override
      public Instant instant() {
        return MutableClock.this.instant();
      }

      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return MutableClock.this.withZone(other);
      }
    };
  }
}
