package de.stadtrunde.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Times times;

  TimesTest() throws IOException {
    times = new Times(new Catalogue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2027-01-20T17:00 | 2027-01-20T20:00 | Mittwoch, 20. Januar 2027, 17:00–20:00 Uhr (Ortszeit Ludwigshafen)
          2027-07-20T17:00 | 2027-07-20T20:00 | Dienstag, 20. Juli 2027, 17:00–20:00 Uhr (Ortszeit Ludwigshafen)
          2027-03-27T22:00 | 2027-03-28T04:00 | Samstag, 27. März 2027, 22:00 Uhr bis Sonntag, 28. März 2027, 04:00 Uhr (Ortszeit Ludwigshafen)
          2020-09-01T00:00 | 2020-10-01T00:00 | September 2020
          2020-12-08T00:00 | 2020-12-09T00:00 | Dienstag, 8. Dezember 2020
          2027-05-07T00:00 | 2027-05-09T00:00 | Freitag, 7. Mai 2027 – Samstag, 8. Mai 2027
          """)
  void saysWhenAsPreciselyAsItIsKnown(LocalDateTime start, LocalDateTime end, String words) {
    assertThat(times.range(at(start), at(end), BERLIN, "de")).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-09-01T00:00, 2020-10-01T00:00, 2020-09",
    "2020-12-08T00:00, 2020-12-09T00:00, 2020-12-08",
    "2027-01-20T17:00, 2027-01-20T20:00, 2027-01-20T17:00:00+01:00",
    "2027-07-20T17:00, 2027-07-20T20:00, 2027-07-20T17:00:00+02:00",
  })
  void tellsMachinesNoMore(LocalDateTime start, LocalDateTime end, String value) {
    assertThat(times.machine(at(start), at(end), BERLIN)).isEqualTo(value);
  }

  /** The Sundays on which the clock changes, and the days before: the local time stays. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de        | 2027-03-27T17:00 | Samstag, 27. März 2027, 17:00–20:00 Uhr (Ortszeit Ludwigshafen)
          de        | 2027-03-28T17:00 | Sonntag, 28. März 2027, 17:00–20:00 Uhr (Ortszeit Ludwigshafen)
          de        | 2027-10-31T17:00 | Sonntag, 31. Oktober 2027, 17:00–20:00 Uhr (Ortszeit Ludwigshafen)
          de-simple | 2027-03-27T17:00 | Samstag, 27. März 2027, 17:00 bis 20:00 Uhr (Uhrzeit in Ludwigshafen)
          de-simple | 2027-03-28T17:00 | Sonntag, 28. März 2027, 17:00 bis 20:00 Uhr (Uhrzeit in Ludwigshafen)
          en        | 2027-03-28T17:00 | Sunday, March 28, 2027, 17:00–20:00 (local time in Ludwigshafen)
          en        | 2027-10-30T17:00 | Saturday, October 30, 2027, 17:00–20:00 (local time in Ludwigshafen)
          tr        | 2027-03-27T17:00 | 27 Mart 2027 Cumartesi, saat 17:00–20:00 (Ludwigshafen yerel saati)
          tr        | 2027-10-31T17:00 | 31 Ekim 2027 Pazar, saat 17:00–20:00 (Ludwigshafen yerel saati)
          ar        | 2027-03-27T17:00 | السبت، 27 مارس 2027، من الساعة 17:00 إلى 20:00 (بتوقيت لودفيغسهافن)
          ar        | 2027-03-28T17:00 | الأحد، 28 مارس 2027، من الساعة 17:00 إلى 20:00 (بتوقيت لودفيغسهافن)
          uk        | 2027-10-30T17:00 | субота, 30 жовтня 2027\u202fр., 17:00–20:00 (за часом Людвігсгафена)
          uk        | 2027-10-31T17:00 | неділя, 31 жовтня 2027\u202fр., 17:00–20:00 (за часом Людвігсгафена)
          """)
  void keepsTheLocalTimeOnBothSidesOfAClockChange(
      String language, LocalDateTime start, String words) {
    assertThat(times.range(at(start), at(start.plusHours(3)), BERLIN, language)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "de-simple", "en", "tr", "ar", "uk"})
  void writesLatinDigitsOfTheGregorianCalendarInEveryLanguage(String language) {
    for (String day : List.of("2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31")) {
      LocalDateTime start = LocalDateTime.parse(day + "T17:00");
      for (String said :
          List.of(
              times.range(at(start), at(start.plusHours(3)), BERLIN, language),
              times.moment(at(start), BERLIN, language))) {
        assertThat(said).contains("2027", "17:00", day.substring(8));
        assertThat(said.replaceAll("[0-9]", "")).doesNotContainPattern("\\p{Nd}");
      }
    }
  }

  @Test
  void speaksOtherLanguagesInTheSameCalendar() {
    LocalDateTime start = LocalDateTime.parse("2020-09-01T00:00");

    assertThat(times.date(at(start), at(start.plusMonths(1)), BERLIN, "en"))
        .isEqualTo("September 2020");
    assertThat(times.day(at(start), BERLIN, "fa")).contains("2020");
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(BERLIN).toInstant();
  }
}
