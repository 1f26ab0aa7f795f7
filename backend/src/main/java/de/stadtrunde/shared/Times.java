package de.stadtrunde.shared;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * Dates and times as people read them: the same on page, in mail and in the calendar file. Always
 * the Gregorian calendar, Latin digits and the event's own zone, named by its place.
 */
@Component("times")
public class Times {

  private final Catalogue catalogue;

  Times(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** For example {@code Mittwoch, 20. Januar 2027, 17:00–20:00 Uhr (Ortszeit Ludwigshafen)}. */
  public String range(Instant start, Instant end, ZoneId zone, String language) {
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
    ULocale locale = ULocale.forLanguageTag(language + "-u-ca-gregory-nu-latn");
    DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, locale);
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    return format.format(Date.from(instant));
  }
}
