package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLinesTest {

  @Test
  void breaksLongLinesBetweenWords() {
    String wrapped = TextLines.wrap("wort ".repeat(40));

    assertThat(wrapped.lines()).allMatch(line -> line.length() <= 72).hasSize(3);
    assertThat(wrapped.replace("\r\n", " ").strip()).isEqualTo("wort ".repeat(40).strip());
  }

  @Test
  void neverBreaksAnAddress() {
    String url = "https://stadtrunde.example/confirm#" + "x".repeat(100);

    assertThat(TextLines.wrap("Öffnen Sie " + url + " bitte").lines())
        .containsExactly("Öffnen Sie", url, "bitte");
  }

  @Test
  void indentsTheFurtherLinesOfAListItem() {
    assertThat(TextLines.wrap("- " + "wort ".repeat(20)).lines().skip(1))
        .allMatch(line -> line.startsWith("  wort"));
  }

  @Test
  void leavesOneEmptyLineBetweenParagraphsAndNoneAtTheEnds() {
    assertThat(TextLines.wrap("\n\n eins  \n \n\n\nzwei\n\n")).isEqualTo(" eins\r\n\r\nzwei\r\n");
  }

  @Test
  void countsCharactersAsPeopleDo() {
    String flags = "🎪".repeat(72);

    assertThat(TextLines.wrap(flags + " x").lines()).containsExactly(flags, "x");
  }
}
