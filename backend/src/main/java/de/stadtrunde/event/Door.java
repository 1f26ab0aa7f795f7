package de.stadtrunde.event;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the digital session of an event lets people in.
 *
 * @param opensBefore the start, long enough to try camera and microphone
 * @param closesAfter the end, for a session that runs late
 */
@ConfigurationProperties("stadtrunde.door")
public record Door(
    @DefaultValue("30m") Duration opensBefore, @DefaultValue("30m") Duration closesAfter) {

  public enum State {
    EARLY,
    OPEN,
    OVER
  }

  /** The door at one moment: open from {@code opensAt} until just before {@code closesAt}. */
  public record Now(State state, Instant opensAt, Instant closesAt) {}

  public Now of(Event event, Instant now) {
    Instant opensAt = event.startsAt().minus(opensBefore);
    Instant closesAt = event.endsAt().plus(closesAfter);
    State open = now.isBefore(closesAt) ? State.OPEN : State.OVER;
    return new Now(now.isBefore(opensAt) ? State.EARLY : open, opensAt, closesAt);
  }
}
