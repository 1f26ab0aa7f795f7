package de.stadtrunde.web;

import de.stadtrunde.shared.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;

/**
 * A page as it was sent, for those who ask for the same soon after.
 *
 * @param zipped the body in gzip (RFC 1952)
 * @param tag entity tag (RFC 9110, 8.8.3)
 * @param begun when its making began, in ms of the scheduler's clock
 * @param renewing whether somebody makes the next one already
 */
record KeptPage(
    MediaType type, byte[] body, byte[] zipped, String tag, long begun, AtomicBoolean renewing) {

  private static final int TAG_BYTES = 12;

  /** Whether nobody has begun to make the next one; true once. */
  boolean mayRenew() {
    return renewing.compareAndSet(false, true);
  }

  static KeptPage of(MediaType type, byte[] body, long begun) {
    return new KeptPage(type, body, zip(body), tag(body), begun, new AtomicBoolean());
  }

  private static byte[] zip(byte[] body) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zipped.toByteArray();
  }

  /** Weak: the bytes differ by encoding. */
  private static String tag(byte[] body) {
    byte[] start = Arrays.copyOf(Tokens.sha256(body), TAG_BYTES);
    return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(start) + '"';
  }
}
