package de.stadtrunde.mail;

import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * How the mail host is reached: what {@code spring.mail.*} says, and our defaults beneath it.
 *
 * @param port -1 for the protocol's own
 * @param username null without authentication
 */
record SmtpAccess(
    Session session, String protocol, String host, int port, String username, String password) {

  /** Milliseconds to wait for the mail host's first word. */
  private static final String CONNECT = "10000";

  /** Milliseconds to wait for a reply or to write: longer than a scan of the content takes. */
  private static final String REPLY = "30000";

  static SmtpAccess of(JavaMailSenderImpl configured, String from) {
    String protocol = configured.getProtocol() == null ? "smtp" : configured.getProtocol();
    Properties properties = defaults("mail." + protocol + ".", configured, from);
    properties.putAll(configured.getJavaMailProperties());
    return new SmtpAccess(
        Session.getInstance(properties),
        protocol,
        configured.getHost(),
        configured.getPort(),
        configured.getUsername(),
        configured.getPassword());
  }

  /** STARTTLS is required (RFC 8314), except where nobody can listen. */
  private static Properties defaults(String prefix, JavaMailSenderImpl configured, String from) {
    Properties properties = new Properties();
    String protectedLine = Boolean.toString(!isLoopback(configured.getHost()));
    properties.setProperty(prefix + "starttls.enable", protectedLine);
    properties.setProperty(prefix + "starttls.required", protectedLine);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "auth", Boolean.toString(configured.getUsername() != null));
    properties.setProperty(prefix + "connectiontimeout", CONNECT);
    properties.setProperty(prefix + "timeout", REPLY);
    properties.setProperty(prefix + "writetimeout", REPLY);
    properties.setProperty(prefix + "quitwait", "false");
    properties.setProperty(prefix + "from", from);
    properties.setProperty("mail.mime.allowutf8", "true");
    return properties;
  }

  /** By the literal alone: what a name server says is not trusted here. */
  private static boolean isLoopback(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    boolean literal = host.matches("[0-9.]+|\\[?[0-9a-fA-F:]+]?") && host.matches(".*[.:].*");
    try {
      return literal && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException noLiteral) {
      return false;
    }
  }
}
