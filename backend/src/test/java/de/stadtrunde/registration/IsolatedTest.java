package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsolatedTest {

  @ParameterizedTest
  @CsvSource({
    "Amira,\u2068Amira\u2069",
    ",\u2068\u2069",
    "أميرة,\u2068أميرة\u2069",
    "a\u2069b,\u2068ab\u2069",
    "a\u2067b,\u2068a\u2067b\u2069\u2069",
    "a\u2067b\u2069c\u2069,\u2068a\u2067b\u2069c\u2069",
    "\u202Eab,\u2068\u202Eab\u2069"
  })
  void closesWhatIsOpenAndDropsWhatIsTooMuch(String typed, String isolated) {
    assertThat(Isolated.of(typed)).isEqualTo(isolated);
  }
}
