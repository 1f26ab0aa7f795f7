package de.stadtrunde.registration;

import java.util.Objects;

/** Texts of organisers where a line break would begin something of its own (CVE-2025-7962). */
final class OneLine {

  private OneLine() {}

  /** Every control character is a space; null becomes empty. */
  static String of(String text) {
    return Objects.toString(text, "").replaceAll("\\p{Cc}+", " ").strip();
  }
}
