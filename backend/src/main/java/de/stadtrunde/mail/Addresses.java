package de.stadtrunde.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;

/** Addresses as the wire wants them. */
final class Addresses {

  private Addresses() {}

  /**
   * One address, its domain in ASCII (RFC 5891).
   *
   * @throws AddressException if it is none, or more than one
   */
  static InternetAddress of(String address) throws AddressException {
    int at = address.lastIndexOf('@');
    if (at < 1) {
      throw new AddressException("no address");
    }
    InternetAddress parsed = new InternetAddress(address.substring(0, at) + ascii(address, at));
    parsed.validate();
    return parsed;
  }

  private static String ascii(String address, int at) throws AddressException {
    try {
      return "@" + IDN.toASCII(address.substring(at + 1));
    } catch (IllegalArgumentException refused) {
      throw new AddressException("no domain");
    }
  }
}
