package de.stadtrunde.shared;

import java.text.Normalizer;

/**
 * What people type: kept as typed in Unicode NFC. Control characters (category Cc) are refused; of
 * these a text of several lines may hold line feed and tab. Format characters (Cf: joiners,
 * bidirectional marks) are kept and isolated on output.
 */
public final class PlainText {

  /** U+FFFD REPLACEMENT CHARACTER: what a decoder writes for bytes that it cannot read. */
  private static final int UNREADABLE = 0xFFFD;

  private PlainText() {}

  /** NFC without surrounding white space; null becomes empty. */
  public static String of(String typed) {
    return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
  }

  /** No control character at all: safe as a name, a subject or a mail header (CVE-2025-7962). */
  public static boolean isSingleLine(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.CONTROL)
        && isWellFormed(text);
  }

  /** No control character but line feed, carriage return and tab. */
  public static boolean isMultiLine(String text) {
    return text.codePoints()
            .noneMatch(
                c ->
                    Character.getType(c) == Character.CONTROL
                        && c != '\n'
                        && c != '\r'
                        && c != '\t')
        && isWellFormed(text);
  }

  /**
   * Whether every surrogate has its pair (half of one cannot be stored as UTF-8) and nothing stands
   * for bytes that were no UTF-8.
   */
  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF || c == UNREADABLE);
  }

  /** Length as people count it: code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
