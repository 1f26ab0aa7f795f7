package de.stadtrunde.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
