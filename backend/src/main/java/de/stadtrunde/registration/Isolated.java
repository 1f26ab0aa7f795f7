package de.stadtrunde.registration;

import java.util.Objects;

/**
 * What people typed, set apart from the sentence around it, so that neither changes the other's
 * direction (UAX #9, 2.7: first strong isolate).
 */
final class Isolated {

  private static final char FIRST_STRONG = '\u2068';
  private static final char POP = '\u2069';

  private Isolated() {}

  /**
   * The text between U+2068 and U+2069 with every isolate inside it closed: a mark left open, or
   * one too many, would reach the sentence around. Null becomes empty.
   */
  static String of(String typed) {
    StringBuilder text = new StringBuilder().append(FIRST_STRONG);
    int open = 0;
    for (char c : Objects.toString(typed, "").toCharArray()) {
      boolean stray = c == POP && open == 0;
      open += opens(c) ? 1 : c == POP && open > 0 ? -1 : 0;
      text.append(stray ? "" : c);
    }
    return text.append(String.valueOf(POP).repeat(open + 1)).toString();
  }

  /** LRI, RLI and FSI. */
  private static boolean opens(char c) {
    return c >= '\u2066' && c <= FIRST_STRONG;
  }
}
