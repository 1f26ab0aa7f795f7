package de.stadtrunde.event;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns "the first Wednesday after ten days" into the times of an event. */
final class SampleDates {

  private SampleDates() {}

  /** The event's document with its times; one that has a date of its own stays as it is. */
  static ObjectNode dated(ObjectNode event, Clock clock) {
    JsonNode coming = event.remove("coming");
    if (coming == null) {
      return event;
    }
    LocalDateTime start = start(coming, clock);
    event.put("startsAt", start.toString());
    event.put("endsAt", start.plusMinutes(coming.get("minutes").asInt()).toString());
    event.put(
        "registrationCloses", start.minusHours(coming.get("closesHoursBefore").asInt()).toString());
    for (JsonNode contingent : event.path("contingents")) {
      if (contingent.has("namesDue")) {
        ((ObjectNode) contingent).put("namesDue", namesDue(coming, start));
      }
    }
    return event;
  }

  private static LocalDateTime start(JsonNode coming, Clock clock) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneId.of(EventFormReader.DEFAULT_ZONE)));
    DayOfWeek weekday = DayOfWeek.valueOf(coming.get("weekday").stringValue());
    LocalDate day =
        today.plusDays(coming.get("after").asInt()).with(TemporalAdjusters.nextOrSame(weekday));
    while (isBetweenTheYears(day)) {
      day = day.plusWeeks(1);
    }
    return day.atTime(LocalTime.parse(coming.get("time").stringValue()));
  }

  /** Christmas to Epiphany, when no city asks anybody to come. */
  private static boolean isBetweenTheYears(LocalDate day) {
    return day.getMonth() == Month.DECEMBER && day.getDayOfMonth() > 20
        || day.getMonth() == Month.JANUARY && day.getDayOfMonth() < 7;
  }

  private static String namesDue(JsonNode coming, LocalDateTime start) {
    return start.minusDays(coming.get("namesDueDaysBefore").asInt()).toString();
  }
}
