package de.stadtrunde.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Tells callers apart without knowing who they are: HMAC-SHA256 under a key that is only ever in
 * memory and changes every day (UTC).
 */
@Component
class Callers {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** What one household or hall gets from its provider (RFC 6177); the rest a device makes up. */
  private static final int IPV6_PREFIX_BYTES = 8;

  private final Clock clock;
  private volatile Key key;

  private record Key(LocalDate day, SecretKeySpec value) {}

  Callers(Clock clock) {
    this.clock = clock;
  }

  /** By the address of the request, IPv6 by /64; the same all day. */
  String of(ServerHttpRequest request) {
    InetSocketAddress remote = request.getRemoteAddress();
    InetAddress address = remote == null ? null : remote.getAddress();
    byte[] bytes = address == null ? new byte[0] : address.getAddress();
    return digest("a", bytes.length == 16 ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
  }

  /** By a name, for example an account's; the same all day. */
  String of(String name) {
    return digest("n", name.getBytes(StandardCharsets.UTF_8));
  }

  private String digest(String kind, byte[] what) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(today());
      mac.update(kind.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(what));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private SecretKeySpec today() {
    LocalDate day = LocalDate.ofInstant(clock.instant(), clock.getZone());
    Key current = key;
    return current != null && current.day().equals(day) ? current.value() : renewed(day);
  }

  private synchronized SecretKeySpec renewed(LocalDate day) {
    if (key == null || !key.day().equals(day)) {
      byte[] bytes = new byte[32];
      RANDOM.nextBytes(bytes);
      key = new Key(day, new SecretKeySpec(bytes, "HmacSHA256"));
    }
    return key.value();
  }
}
