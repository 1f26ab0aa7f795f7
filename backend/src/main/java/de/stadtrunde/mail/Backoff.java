package de.stadtrunde.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a mail is tried again: after 20 s, 1, 5, 15 and 60 minutes, then every hour, all within 48
 * hours of the first attempt. Greylisting (RFC 6647) passes on the second or third; an outage of a
 * weekend's night is outlived (RFC 5321, 4.5.4.1 asks for at least 30 minutes later on).
 */
final class Backoff {

  private static final List<Duration> FIRST =
      List.of(
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15));
  private static final Duration LATER = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofHours(48);

  private Backoff() {}

  /**
   * The wait after this failed attempt; empty when it was the last.
   *
   * @param attempt counts from 1
   */
  static Optional<Duration> after(int attempt) {
    Duration since = Duration.ZERO;
    for (int earlier = 1; earlier < attempt; earlier++) {
      since = since.plus(wait(earlier));
    }
    Duration wait = wait(attempt);
    return since.plus(wait).compareTo(LONGEST) <= 0 ? Optional.of(wait) : Optional.empty();
  }

  private static Duration wait(int attempt) {
    return attempt <= FIRST.size() ? FIRST.get(attempt - 1) : LATER;
  }
}
