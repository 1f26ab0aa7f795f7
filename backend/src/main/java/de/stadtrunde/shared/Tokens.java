package de.stadtrunde.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/**
 * Secrets that open something: tokens of 32 random bytes in base64url, kept as SHA-256 only, and
 * codes of 12 characters that a person can type, kept as HMAC (OWASP ASVS 5.0, 11.5.1 and 14.2.1).
 */
@Component
public class Tokens {

  /** Crockford's base 32: no I, L, O and U, so that nothing is misread. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int CODE_LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Mono<byte[]> key;

  Tokens(DatabaseClient database, ReactiveTransactionManager transactions) {
    // what is kept in memory must be on disk even if the caller's own transaction rolls back
    DefaultTransactionDefinition apart =
        new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.key =
        Mono.defer(() -> key(database))
            .as(TransactionalOperator.create(transactions, apart)::transactional)
            .cacheInvalidateIf(key -> false);
  }

  /** The installation's own key, the same for every instance: made by whoever needs it first. */
  private static Mono<byte[]> key(DatabaseClient database) {
    byte[] fresh = new byte[32];
    RANDOM.nextBytes(fresh);
    return database
        .sql("INSERT INTO secret (name, value) VALUES ('seal', :fresh) ON CONFLICT DO NOTHING")
        .bind("fresh", ByteBuffer.wrap(fresh))
        .then()
        .then(
            database
                .sql("SELECT value FROM secret WHERE name = 'seal'")
                .map(row -> bytes(row.get("value", ByteBuffer.class)))
                .one());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /**
   * HMAC-SHA-256 of the text with a key that only this installation has, 32 bytes: what the
   * database keeps of a code, and the seal on what a browser carries for us.
   *
   * @param purpose keeps seals of one use from passing as another's
   */
  public Mono<byte[]> seal(String purpose, String text) {
    return key.map(secret -> hmac(secret, purpose + "\0" + text));
  }

  private static byte[] hmac(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

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
