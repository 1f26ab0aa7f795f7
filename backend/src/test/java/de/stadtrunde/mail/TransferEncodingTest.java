package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferEncodingTest {

  private static final String ALPHABET = "abc =._\t~\r\näÖß€ЖИعرب🎪";

  private static String encode(String text) {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    TransferEncoding.text(text, part);
    return part.toString(StandardCharsets.US_ASCII);
  }

  /** Read by Jakarta Mail, whose decoder is not ours. */
  private static String decode(String part) throws Exception {
    int start = part.indexOf("\r\n\r\n");
    String encoding = part.substring("Content-Transfer-Encoding: ".length(), start);
    byte[] content = part.substring(start + 4).getBytes(StandardCharsets.US_ASCII);
    byte[] decoded = MimeUtility.decode(new ByteArrayInputStream(content), encoding).readAllBytes();
    return new String(decoded, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grüße aus Ludwigshafen = 100 %",
        "Leerzeichen am Ende   \r\nund weiter ",
        "مرحبا بكم في لودفيغسهافن",
        "Ласкаво просимо",
        ".\r\n..\r\nFrom here",
        "🎪"
      })
  void isReadBackByAnyMailProgram(String text) throws Exception {
    assertThat(decode(encode(text)).stripTrailing()).isEqualTo(text.stripTrailing());
  }

  @RepeatedTest(50)
  void keepsAnyTextWithinTheLimits() throws Exception {
    Random random = new Random();
    StringBuilder text = new StringBuilder();
    int[] alphabet = ALPHABET.codePoints().toArray();
    for (int i = random.nextInt(2_000); i > 0; i--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    String typed = text.toString().replace("\r", "");

    String part = encode(typed);

    assertThat(decode(part)).isEqualTo(typed.replace("\n", "\r\n") + after(part));
    assertThat(part.lines()).allMatch(line -> line.length() <= 76);
    assertThat(part.chars()).allMatch(c -> c < 128);
  }

  /** The line end before the next boundary is only part of what quoted-printable says. */
  private static String after(String part) {
    return part.contains("quoted-printable") ? "\r\n" : "";
  }

  @Test
  void staysReadableInLatinScripts() {
    assertThat(encode("Viele Grüße aus der Stadt"))
        .contains("quoted-printable")
        .contains("Gr=C3=BC=C3=9Fe");
  }
}
