package de.stadtrunde.shared;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Dates and times as people read them: the same on page, in mail and in the calendar file. Always
 * the Gregorian calendar, Latin digits and the event's own zone, named by its place.
 */
@Component("times")
public class Times {

  /** The dates of more events than a page lists; finding a pattern takes ICU longer than a page. */
  private static final int MOST_KEPT = 2_000;

  private final Map<Said, String> said = new ConcurrentHashMap<>();
  private final Catalogue catalogue;

  private record Said(String skeleton, Instant instant, ZoneId zone, String language) {}

  Times(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * For example {@code Mittwoch, 20. Januar 2027, 17:00–20:00 Uhr (Ortszeit Ludwigshafen)}. Whole
   * days and months, from midnight to midnight, are said without a time: that is how something is
   * kept of which only the day or the month is known.
   */
  public String range(Instant start, Instant end, ZoneId zone, String language) {
    if (isMidnight(start, zone) && isMidnight(end, zone)) {
      return date(start, end, zone, language);
    }
    if (start.atZone(zone).toLocalDate().equals(end.atZone(zone).toLocalDate())) {
      return catalogue.text(
          language,
          "shared.times.range",
          day(start, zone, language),
          time(start, zone, language),
          time(end, zone, language));
    }
    return catalogue.text(
        language,
        "shared.times.days",
        day(start, zone, language),
        time(start, zone, language),
        day(end, zone, language),
        time(end, zone, language));
  }

  /**
   * The days alone: {@code Mittwoch, 20. Januar 2027}, {@code 20. Januar 2027 – 21. Januar 2027}
   * with weekdays, or {@code September 2020} for a whole month.
   */
  public String date(Instant start, Instant end, ZoneId zone, String language) {
    if (isMonth(start, end, zone)) {
      return format("yMMMM", start, zone, language);
    }
    Instant last = isMidnight(end, zone) && end.isAfter(start) ? end.minusMillis(1) : end;
    String first = day(start, zone, language);
    String until = day(last, zone, language);
    return first.equals(until) ? first : first + " – " + until;
  }

  /** For {@code <time datetime>}: a month, a day or a moment, as precise as it is known. */
  public String machine(Instant start, Instant end, ZoneId zone) {
    if (isMonth(start, end, zone)) {
      return YearMonth.from(start.atZone(zone)).toString();
    }
    boolean day = isMidnight(start, zone) && isMidnight(end, zone);
    return day ? start.atZone(zone).toLocalDate().toString() : iso(start, zone);
  }

  private static boolean isMonth(Instant start, Instant end, ZoneId zone) {
    LocalDateTime first = start.atZone(zone).toLocalDateTime();
    return first.getDayOfMonth() == 1
        && isMidnight(start, zone)
        && first.plusMonths(1).equals(end.atZone(zone).toLocalDateTime());
  }

  private static boolean isMidnight(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  /** For example {@code Mittwoch, 20. Januar 2027, 17:00 Uhr (Ortszeit Ludwigshafen)}. */
  public String moment(Instant instant, ZoneId zone, String language) {
    return catalogue.text(
        language,
        "shared.times.moment",
        day(instant, zone, language),
        time(instant, zone, language));
  }

  /** For example {@code Mittwoch, 20. Januar 2027}. */
  public String day(Instant instant, ZoneId zone, String language) {
    return format("yMMMMEEEEd", instant, zone, language);
  }

  /** For example {@code Mi., 20. Jan.}: for lists. */
  public String shortDay(Instant instant, ZoneId zone, String language) {
    return format("MMMEd", instant, zone, language);
  }

  /** For example {@code 17:00}. */
  public String time(Instant instant, ZoneId zone, String language) {
    return format("Hm", instant, zone, language);
  }

  /** RFC 3339 in whole seconds with the offset of the zone at that time. */
  public static String rfc3339(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  /** Like {@link #rfc3339}, for templates. */
  public String iso(Instant instant, ZoneId zone) {
    return rfc3339(instant, zone);
  }

  private String format(String skeleton, Instant instant, ZoneId zone, String language) {
    if (said.size() >= MOST_KEPT) {
      said.clear();
    }
    return said.computeIfAbsent(new Said(skeleton, instant, zone, language), Times::say);
  }

  private static String say(Said what) {
    DateFormat format =
        DateFormat.getInstanceForSkeleton(what.skeleton(), Catalogue.locale(what.language()));
    format.setTimeZone(TimeZone.getTimeZone(what.zone().getId()));
    return format.format(Date.from(what.instant()));
  }
}
