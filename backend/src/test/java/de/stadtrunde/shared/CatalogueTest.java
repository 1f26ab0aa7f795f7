package de.stadtrunde.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.stadtrunde.shared.Catalogue.Language;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  private final Catalogue catalogue;

  CatalogueTest() throws IOException {
    catalogue = new Catalogue();
  }

  @Test
  void namesEveryLanguageInItself() {
    assertThat(catalogue.languages())
        .extracting(Language::code, Language::name, Language::direction)
        .containsExactly(
            tuple("de", "Deutsch", "ltr"),
            tuple("de-simple", "Leichte Sprache", "ltr"),
            tuple("en", "English", "ltr"),
            tuple("tr", "Türkçe", "ltr"),
            tuple("ar", "العربية", "rtl"),
            tuple("uk", "Українська", "ltr"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                   | de
          ''                                  | de
          de-DE,de;q=0.9,en;q=0.8             | de
          de-AT                               | de
          de-simple                           | de-simple
          DE-Simple, de;q=0.5                 | de-simple
          ar-SY,ar;q=0.9,de;q=0.8             | ar
          uk-UA, ru;q=0.5                     | uk
          tr;q=0.4, ar;q=0.6                  | ar
          fa-IR, tr;q=0.7, en;q=0.9           | en
          en;q=0, tr                          | tr
          ku, *;q=0.1                         | de
          no language at all                  | de
          """)
  void answersInTheFirstOfferedLanguageThatABrowserPrefers(String header, String code) {
    assertThat(catalogue.preferred(header).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"de-simple, de-simple", "ar-EG, ar", "en-GB, en", "UK, uk", "de-CH, de"})
  void knowsALanguageByAnyOfItsTags(String tag, String code) {
    assertThat(catalogue.language(tag).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"fa, rtl", "ar-SY, rtl", "de-simple, ltr", "und, ltr", "x-private, ltr"})
  void knowsHowTextsRunInAnyLanguage(String tag, String direction) {
    assertThat(Catalogue.direction(tag)).isEqualTo(direction);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de        | 1   | Ein Mensch wartet.
          de-simple | 1   | 1 Mensch wartet.
          de-simple | 21  | 21 Menschen warten.
          tr        | 5   | 5 kişi bekliyor.
          uk        | 2   | 2 людини чекають.
          uk        | 5   | 5 людей чекають.
          uk        | 21  | 21 людина чекає.
          ar        | 0   | لا أحد في الانتظار.
          ar        | 2   | شخصان في الانتظار.
          ar        | 3   | 3 أشخاص في الانتظار.
          ar        | 11  | 11 شخصًا في الانتظار.
          ar        | 100 | 100 شخص في الانتظار.
          """)
  void countsWithTheLanguagesOwnPluralsAndLatinDigits(String language, int number, String said) {
    assertThat(catalogue.text(language, "event.seats.waiting", number)).isEqualTo(said);
  }
}
