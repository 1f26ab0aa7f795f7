package de.stadtrunde.mail;

import de.stadtrunde.mail.Prepared.Letter;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A connection to the mail host that is kept open from mail to mail; the only place where mail is
 * sent. Used by one thread at a time.
 */
class SmtpConnection implements AutoCloseable {

  /**
   * A connection that rested longer is asked for life before use: hosts close idle ones, after 10
   * seconds at the earliest (Postfix under stress).
   */
  private static final long RESTED = Duration.ofSeconds(5).toNanos();

  private final SmtpAccess access;
  private Transport transport;
  private long lastUse;

  SmtpConnection(SmtpAccess access) {
    this.access = access;
  }

  /**
   * Ready for {@link #send}: connects if need be.
   *
   * @throws MessagingException if the mail host cannot be reached, is not trusted or refuses
   */
  void open() throws MessagingException {
    if (transport != null && (System.nanoTime() - lastUse < RESTED || transport.isConnected())) {
      return;
    }
    close();
    transport = access.session().getTransport(access.protocol());
    transport.connect(access.host(), access.port(), access.username(), access.password());
    lastUse = System.nanoTime();
  }

  /**
   * Returns once the mail host has taken the letter (250 after its end, RFC 5321, 4.2.5).
   *
   * @throws MessagingException otherwise; the next {@link #open} then looks after the connection
   */
  void send(Letter letter) throws MessagingException {
    try {
      transport.sendMessage(
          new Written(access.session(), letter.message()),
          new Address[] {Addresses.of(letter.recipient())});
      lastUse = System.nanoTime();
    } catch (MessagingException failure) {
      lastUse = System.nanoTime() - RESTED;
      throw failure;
    }
  }

  boolean restedFor(Duration time) {
    return System.nanoTime() - lastUse > time.toNanos();
  }

  @Override
  public void close() {
    if (transport == null) {
      return;
    }
    try {
      transport.close();
    } catch (MessagingException alreadyGone) {
      // the connection is given up either way
    } finally {
      transport = null;
    }
  }

  /** A message that is already bytes. */
  private static final class Written extends MimeMessage {

    private final byte[] message;

    Written(Session session, byte[] message) {
      super(session);
      this.message = message;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
      out.write(message);
    }
  }
}
