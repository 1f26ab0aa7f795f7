package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void waitsLongerAfterEachOfTheFirstAttempts() {
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(n -> Backoff.after(n).orElseThrow()))
        .containsExactly(
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(60),
            Duration.ofMinutes(60),
            Duration.ofMinutes(60));
  }

  @Test
  void givesUpWithin48Hours() {
    Duration all = Duration.ZERO;
    int attempt = 1;
    while (Backoff.after(attempt).isPresent()) {
      all = all.plus(Backoff.after(attempt++).get());
    }

    assertThat(all).isBetween(Duration.ofHours(47), Duration.ofHours(48));
  }
}
