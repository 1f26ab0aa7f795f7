package de.stadtrunde.registration;

import java.security.SecureRandom;

/** Numbers that people quote on the telephone: unique, not secret, no vowels that form words. */
final class References {

  private static final String ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ";
  private static final int LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private References() {}

  /** For example {@code K7M2-9QXB4T}: 47 bits, so that a million of them rarely meet. */
  static String next() {
    StringBuilder reference = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      reference.append(i == 4 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(27)));
    }
    return reference.toString();
  }
}
