package de.stadtrunde.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Secrets that open something: tokens of 32 random bytes in base64url, kept as SHA-256 only, and
 * codes of 12 characters that a person can type (OWASP ASVS 5.0, 11.5.1 and 14.2.1).
 */
public final class Tokens {

  /** Crockford's base 32: no I, L, O and U, so that nothing is misread. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int CODE_LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /** A new token: 43 characters of base64url without padding. */
  public static String token() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** SHA-256 of the token as typed, 32 bytes: what the database keeps. */
  public static byte[] hash(String token) {
    return sha256(token.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** A new code of 60 random bits in groups of four, for example {@code 7K3M-92QX-AB4T}. */
  public static String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(32)));
    }
    return code.toString();
  }

  /**
   * What a person typed as the 12 characters it means: any case, any separator, I and L as 1, O as
   * 0; empty if it cannot be a code.
   */
  public static Optional<String> readCode(String typed) {
    String plain =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^0-9A-Z]", "")
            .replace('I', '1')
            .replace('L', '1')
            .replace('O', '0');
    boolean fits =
        plain.length() == CODE_LENGTH && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    return fits ? Optional.of(plain) : Optional.empty();
  }
}
