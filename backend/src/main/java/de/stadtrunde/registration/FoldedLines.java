package de.stadtrunde.registration;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines of an iCalendar stream as RFC 5545, 3.1 wants them: at most 75 octets before CRLF, with no
 * character of UTF-8 split. ical4j folds after 73 characters instead, which in Arabic are up to 144
 * octets, and splits surrogate pairs.
 */
final class FoldedLines {

  /** Octets of a line without its CRLF (RFC 5545, 3.1). */
  static final int MOST = 75;

  private static final byte[] FOLD = "\r\n ".getBytes(StandardCharsets.US_ASCII);

  private FoldedLines() {}

  /**
   * @param stream folded in any way, its lines ending in CRLF
   * @return the same lines folded anew, in UTF-8
   */
  static byte[] of(String stream) {
    ByteArrayOutputStream folded = new ByteArrayOutputStream(stream.length() + 64);
    String unfolded = stream.replaceAll("\r\n[ \t]", "");
    int octets = 0;
    for (int at = 0; at < unfolded.length(); at += Character.charCount(unfolded.codePointAt(at))) {
      int character = unfolded.codePointAt(at);
      byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
      boolean breaks = character == '\r' || character == '\n';
      if (!breaks && octets + bytes.length > MOST) {
        folded.writeBytes(FOLD);
        octets = 1;
      }
      folded.writeBytes(bytes);
      octets = breaks ? 0 : octets + bytes.length;
    }
    return folded.toByteArray();
  }
}
