package de.stadtrunde.registration;

import de.stadtrunde.shared.Tokens;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * AES-256-GCM with a random nonce of 96 bits (NIST SP 800-38D, 8.2.2), bound to the attendee, so
 * that a text copied to somebody else's row cannot be read. Stored as the key's name (4 bytes),
 * nonce (12), text and tag (16).
 */
@Component
class NeedsCipher {

  private static final int NAME = 4;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<SecretKeySpec> keys;

  /** The first key encrypts; the others are former ones that may still decrypt. */
  NeedsCipher(NeedsKeys keys) {
    this.keys = keys.read().stream().map(key -> new SecretKeySpec(key, "AES")).toList();
  }

  byte[] encrypt(byte[] plain, UUID attendee) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] text = run(Cipher.ENCRYPT_MODE, keys.get(0), nonce, attendee, plain);
    return ByteBuffer.allocate(NAME + NONCE + text.length)
        .put(name(keys.get(0)))
        .put(nonce)
        .put(text)
        .array();
  }

  /** Fails with {@link IllegalStateException} when no key fits or the text was tampered with. */
  byte[] decrypt(byte[] stored, UUID attendee) {
    byte[] name = Arrays.copyOfRange(stored, 0, NAME);
    SecretKeySpec key =
        keys.stream()
            .filter(each -> Arrays.equals(name(each), name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no key for these needs"));
    byte[] nonce = Arrays.copyOfRange(stored, NAME, NAME + NONCE);
    byte[] text = Arrays.copyOfRange(stored, NAME + NONCE, stored.length);
    return run(Cipher.DECRYPT_MODE, key, nonce, attendee, text);
  }

  private static byte[] run(
      int mode, SecretKeySpec key, byte[] nonce, UUID attendee, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(attendee.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("needs cannot be read with this key", failure);
    }
  }

  /** A name that tells nothing of the key: the beginning of its hash. */
  private static byte[] name(SecretKeySpec key) {
    return Arrays.copyOf(Tokens.sha256(key.getEncoded()), NAME);
  }
}
