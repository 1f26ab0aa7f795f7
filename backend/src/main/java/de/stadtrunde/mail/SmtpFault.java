package de.stadtrunde.mail;

import de.stadtrunde.mail.Prepared.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.UUID;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a failed attempt means for the mail, by the reply's code alone (RFC 5321, 4.2.1). */
final class SmtpFault {

  private SmtpFault() {}

  /** A fault before any mail: the mail host is away, not trusted, or does not let us in. */
  static String reason(MessagingException failure) {
    for (Throwable each = failure; each != null; each = next(each)) {
      if (each instanceof AuthenticationFailedException) {
        return "login";
      }
      if (each instanceof SSLException) {
        return "tls";
      }
      if (each instanceof SocketTimeoutException) {
        return "time-out";
      }
    }
    return "connection";
  }

  /**
   * 5yz about the recipient or the message is for ever; a refused sender (5yz to MAIL) is a fault
   * of the installation, which somebody mends, and everything else passes by itself.
   */
  static Outcome outcome(UUID id, MessagingException failure) {
    int code = code(failure);
    if (code <= 0) {
      return Outcome.later(id, reason(failure));
    }
    boolean forEver = code >= 500 && !aboutSender(failure);
    String reason = "smtp-" + code;
    return forEver ? Outcome.refused(id, reason) : Outcome.later(id, reason);
  }

  private static int code(Throwable failure) {
    int code = 0;
    for (Throwable each = failure; each != null; each = next(each)) {
      if (each instanceof SMTPAddressFailedException refused) {
        return refused.getReturnCode();
      }
      if (each instanceof SMTPSendFailedException refused) {
        code = refused.getReturnCode();
      }
    }
    return code;
  }

  private static boolean aboutSender(Throwable failure) {
    for (Throwable each = failure; each != null; each = next(each)) {
      if (each instanceof SMTPSenderFailedException) {
        return true;
      }
    }
    return false;
  }

  private static Throwable next(Throwable failure) {
    return failure instanceof MessagingException chained && chained.getNextException() != null
        ? chained.getNextException()
        : failure.getCause();
  }
}
