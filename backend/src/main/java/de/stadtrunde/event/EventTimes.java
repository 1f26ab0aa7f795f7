package de.stadtrunde.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** Points in time as organisers write them, and how they move together. */
final class EventTimes {

  /** Read once: the call builds the set anew each time. */
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  /** What a city may mean; PostgreSQL and calendar programs take more, people mistype the rest. */
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private EventTimes() {}

  /** The zone if the time zone database has the name; else null. */
  static ZoneId zone(String name) {
    return name != null && ZONES.contains(name) ? ZoneId.of(name) : null;
  }

  /**
   * RFC 3339 with offset, or a local time of the zone. Null when it is neither, is out of all
   * reason, or names a local time that the clock change leaves out; one that comes twice is the
   * first.
   */
  static Instant read(String typed, ZoneId zone) {
    Instant instant = parse(typed, zone);
    boolean sensible = instant != null && !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    return sensible ? instant : null;
  }

  private static Instant parse(String typed, ZoneId zone) {
    try {
      return OffsetDateTime.parse(typed).toInstant();
    } catch (DateTimeParseException noOffset) {
      return parseLocal(typed, zone);
    }
  }

  private static Instant parseLocal(String typed, ZoneId zone) {
    try {
      LocalDateTime local = LocalDateTime.parse(typed);
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      return offsets.isEmpty() ? null : local.toInstant(offsets.get(0));
    } catch (DateTimeParseException neither) {
      return null;
    }
  }

  /**
   * Where {@code when} goes if {@code from} goes to {@code to}: by as many local days and hours, so
   * that 18:00 stays 18:00 across a clock change. Null stays null.
   */
  static Instant moved(Instant when, Instant from, Instant to, ZoneId zone) {
    if (when == null || from == null || to == null) {
      return when;
    }
    Duration distance = Duration.between(local(from, zone), local(to, zone));
    return local(when, zone).plus(distance).atZone(zone).toInstant();
  }

  private static LocalDateTime local(Instant instant, ZoneId zone) {
    return LocalDateTime.ofInstant(instant, zone);
  }
}
