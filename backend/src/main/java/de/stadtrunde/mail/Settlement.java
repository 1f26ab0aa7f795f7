package de.stadtrunde.mail;

import de.stadtrunde.mail.Prepared.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The row of a mail after an attempt.
 *
 * @param state of the table: QUEUED, SENT, FAILED or DROPPED
 * @param next when it is due again; without meaning unless QUEUED
 */
record Settlement(UUID id, String state, String reason, Instant next) {

  /**
   * @param earlier attempts that failed before this one
   */
  static Settlement of(Outcome outcome, int earlier, Instant now) {
    return switch (outcome.kind()) {
      case SENT -> done(outcome, "SENT", now);
      case DROPPED -> done(outcome, "DROPPED", now);
      case REFUSED -> done(outcome, "FAILED", now);
      case LATER -> later(outcome, earlier, now);
    };
  }

  private static Settlement done(Outcome outcome, String state, Instant now) {
    return new Settlement(outcome.id(), state, outcome.reason(), now);
  }

  private static Settlement later(Outcome outcome, int earlier, Instant now) {
    Optional<Duration> wait = Backoff.after(earlier + 1);
    return wait.map(
            time -> new Settlement(outcome.id(), "QUEUED", outcome.reason(), now.plus(time)))
        .orElseGet(() -> done(outcome, "FAILED", now));
  }

  boolean failed() {
    return state.equals("FAILED");
  }

  OffsetDateTime due() {
    return next.atOffset(ZoneOffset.UTC);
  }
}
