package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedLinesTest {

  private static String folded(String stream) {
    return new String(FoldedLines.of(stream), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ä", "لودفيغسهافن في حوار ", "🎉", "e\u0301", "\u2068"})
  void noLineIsLongerThan75OctetsAndNoCharacterIsSplit(String part) throws Exception {
    String line = "SUMMARY:" + part.repeat(100);
    byte[] folded = FoldedLines.of(line + "\r\nEND:VEVENT\r\n");

    for (byte[] each : lines(folded)) {
      assertThat(each.length).isLessThanOrEqualTo(75);
      assertThat(strictly(each)).isNotEmpty();
    }
    assertThat(folded(line + "\r\n").replace("\r\n ", "")).isEqualTo(line + "\r\n");
  }

  private static byte[][] lines(byte[] stream) {
    return new String(stream, StandardCharsets.ISO_8859_1)
        .lines()
        .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
        .toArray(byte[][]::new);
  }

  private static String strictly(byte[] utf8) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }

  @Test
  void fillsALineToItsLastOctet() {
    String full = "X:" + "a".repeat(73);

    assertThat(folded(full + "\r\n")).isEqualTo(full + "\r\n");
    assertThat(folded(full + "b\r\n")).isEqualTo(full + "\r\n b\r\n");
  }

  @Test
  void foldsAnewWhatWasFoldedElsewhere() {
    assertThat(folded("X:a\r\n b\r\n\tc\r\nY:d\r\n")).isEqualTo("X:abc\r\nY:d\r\n");
  }
}
