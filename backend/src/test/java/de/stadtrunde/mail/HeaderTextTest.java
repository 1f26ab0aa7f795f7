package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Short",
        "=?UTF-8?Q?already?=",
        "Ihr Platz bei „Im Dialog“",
        "Weltoffenes Ludwigshafen – Ludwigshafen im Dialog: Ihr Platz ist bestätigt, wir freuen uns",
        "A subject in plain letters that is far longer than a single line should ever be allowed to",
        "مقعدك في لودفيغسهافن مؤكد",
        "🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪🎪"
      })
  void isReadBackByAnyMailProgram(String text) throws Exception {
    String encoded = HeaderText.unstructured(text);

    assertThat(MimeUtility.decodeText(MimeUtility.unfold(encoded))).isEqualTo(text);
    assertThat(encoded.split("\r\n ")).allMatch(line -> line.length() <= 75);
    assertThat(encoded.chars()).allMatch(c -> c < 128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stadt (Beispiel)", "A \"B\" \\ C", "Bürgerbüro", "x, y <z@example.org>"})
  void namesOneSenderWhateverTheNameHolds(String name) throws Exception {
    InternetAddress[] read =
        InternetAddress.parseHeader(HeaderText.phrase(name) + " <a@example.org>", true);

    assertThat(read).hasSize(1);
    assertThat(read[0].getAddress()).isEqualTo("a@example.org");
    assertThat(read[0].getPersonal()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"termin.ics", "Lageplan Süd*.png", "a\"b.pdf", "خريطة.pdf"})
  void namesAFile(String name) throws Exception {
    ParameterList read = new ParameterList("; " + HeaderText.parameter("filename", name));

    assertThat(read.get("filename")).isEqualTo(name);
  }

  @Test
  void leavesShortPlainSubjectsReadable() {
    assertThat(HeaderText.unstructured("Your seat")).isEqualTo("Your seat");
  }
}
