package de.stadtrunde.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Words of people in header fields, in ASCII and folded. Control characters were refused before.
 */
final class HeaderText {

  /**
   * An encoded word is at most 75 characters long (RFC 2047, 2): 45 bytes in base64 and its frame.
   */
  private static final int WORD = 45;

  /** Longer ones are folded, and folding needs encoded words where there are no spaces. */
  private static final int SHORT = 60;

  private HeaderText() {}

  /** As in Subject (RFC 2047, 5, rule 1). */
  static String unstructured(String text) {
    return isAscii(text) && text.length() <= SHORT ? text : encodedWords(text);
  }

  /** As before an address (RFC 5322, 3.2.5; RFC 2047, 5, rule 3). */
  static String phrase(String text) {
    return isAscii(text) && text.length() <= SHORT
        ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : encodedWords(text);
  }

  /** As the value of a parameter with its name (RFC 2231, 4). */
  static String parameter(String name, String value) {
    return isAscii(value)
        ? name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : name
            + "*=UTF-8''"
            + URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128) && !text.contains("=?");
  }

  /** Each word holds whole characters. */
  private static String encodedWords(String text) {
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      int size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > WORD) {
        append(word, words);
        word.setLength(0);
        bytes = 0;
      }
      word.appendCodePoint(c);
      bytes += size;
    }
    append(word, words);
    return words.toString();
  }

  private static void append(StringBuilder word, StringBuilder words) {
    byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
    words
        .append(words.isEmpty() ? "" : "\r\n ")
        .append("=?UTF-8?B?")
        .append(Base64.getEncoder().encodeToString(bytes))
        .append("?=");
  }
}
