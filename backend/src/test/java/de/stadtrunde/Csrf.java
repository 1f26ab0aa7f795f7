package de.stadtrunde;

import de.stadtrunde.shared.Tokens;
import java.util.Base64;

/** The CSRF token that goes with a session cookie, as a page would show it. */
public final class Csrf {

  private Csrf() {}

  /** For the value of the staff cookie or of the registration cookie. */
  public static String token(String session) {
    byte[] proof = Tokens.hash("csrf " + session);
    byte[] plain = Base64.getUrlEncoder().withoutPadding().encode(proof);
    // masked with zeros: half of it is the mask, half of it the token under the mask
    byte[] masked = new byte[2 * plain.length];
    System.arraycopy(plain, 0, masked, plain.length, plain.length);
    return Base64.getUrlEncoder().encodeToString(masked);
  }
}
