package de.stadtrunde.mail;

import de.stadtrunde.mail.MailboxRepository.Stored;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A mail read back from its bytes, as a mail program reads it.
 *
 * @param language BCP 47
 * @param headers decoded, in their order; of equal ones the last
 * @param text null if the mail has no such part, as {@code html}
 */
record MailboxMail(
    long id,
    String to,
    String messageId,
    String subject,
    String language,
    Map<String, String> headers,
    String text,
    String html,
    List<MailboxMail.File> files,
    Instant sentAt) {

  private static final Session NO_SESSION = Session.getInstance(new Properties());

  /** An attachment. */
  record File(String filename, String contentType, byte[] content) {}

  /** What stands in the leaves of a message. */
  private static final class Parts {
    private final List<File> files = new ArrayList<>();
    private String text;
    private String html;

    void read(Part part) throws MessagingException, IOException {
      if (part.getContent() instanceof Multipart several) {
        for (int i = 0; i < several.getCount(); i++) {
          read(several.getBodyPart(i));
        }
      } else if (part.getFileName() != null) {
        files.add(new File(part.getFileName(), type(part), content(part)));
      } else if (part.isMimeType("text/html")) {
        html = (String) part.getContent();
      } else {
        text = (String) part.getContent();
      }
    }

    private static String type(Part part) throws MessagingException {
      return part.getContentType().replaceAll("\\s+", " ");
    }

    private static byte[] content(Part part) throws MessagingException, IOException {
      return part.getInputStream().readAllBytes();
    }
  }

  static MailboxMail read(Stored stored) {
    try {
      MimeMessage message = new MimeMessage(NO_SESSION, new ByteArrayInputStream(stored.message()));
      Parts parts = new Parts();
      parts.read(message);
      Map<String, String> headers = headers(message);
      return new MailboxMail(
          stored.id(),
          stored.recipient(),
          headers.get("Message-ID"),
          headers.get("Subject"),
          headers.get("Content-Language"),
          headers,
          parts.text,
          parts.html,
          List.copyOf(parts.files),
          stored.sentAt());
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, String> headers(MimeMessage message)
      throws MessagingException, IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    Enumeration<Header> all = message.getAllHeaders();
    while (all.hasMoreElements()) {
      Header header = all.nextElement();
      headers.put(header.getName(), MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
    }
    return headers;
  }
}
