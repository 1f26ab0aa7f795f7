package de.stadtrunde.mail;

import de.stadtrunde.shared.PlainText;

/**
 * Makes the output of a text template readable in any mail program: lines of at most 72 characters
 * (RFC 5322, 2.1.1 recommends 78 at most; quoting needs the rest), no more than one empty line in a
 * row. Words, and so addresses of links, are never broken.
 */
final class TextLines {

  private static final int WIDTH = 72;

  private TextLines() {}

  static String wrap(String text) {
    StringBuilder wrapped = new StringBuilder(text.length() + 64);
    boolean gap = false;
    for (String line : text.split("\\R", -1)) {
      if (line.isBlank()) {
        gap = !wrapped.isEmpty();
        continue;
      }
      wrapped.append(gap ? "\r\n" : "");
      gap = false;
      wrap(line.stripTrailing(), wrapped);
    }
    return wrapped.toString();
  }

  private static void wrap(String line, StringBuilder wrapped) {
    if (PlainText.length(line) <= WIDTH) {
      wrapped.append(line).append("\r\n");
      return;
    }
    String indent = line.startsWith("- ") ? "  " : "";
    int length = 0;
    for (String word : line.split(" ")) {
      int width = PlainText.length(word);
      if (length > indent.length() && length + 1 + width > WIDTH) {
        wrapped.append("\r\n").append(indent);
        length = indent.length();
      } else if (length > 0) {
        wrapped.append(' ');
        length++;
      }
      wrapped.append(word);
      length += width;
    }
    wrapped.append("\r\n");
  }
}
