package de.stadtrunde.mail;

import de.stadtrunde.mail.MailComposer.Attachment;
import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.MailTemplates.Rendered;
import de.stadtrunde.shared.Site;
import jakarta.mail.internet.AddressException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Wraps a rendered mail as a message of RFC 5322 in 7-bit MIME, which every mail host takes: text
 * and HTML as alternatives, then the attachments.
 */
@Component
class MimeWriter {

  /** RFC 5322, 3.3. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Cannot occur in encoded content: neither encoding writes an underscore after its sign. */
  private static final String ALTERNATIVE = "=_alternative_";

  private static final String MIXED = "=_mixed_";

  /** Bytes that most messages with a calendar file stay below. */
  private static final int USUAL = 16_384;

  private final MailSettings settings;
  private final Site site;
  private final Clock clock;

  MimeWriter(MailSettings settings, Site site, Clock clock) {
    this.settings = settings;
    this.site = site;
    this.clock = clock;
  }

  /**
   * The whole message; the same mail has the same Message-ID each time.
   *
   * @param composed without control characters in its single-line fields
   * @throws AddressException if the recipient is not one address
   */
  byte[] write(Queued mail, Composed composed, Rendered rendered) throws AddressException {
    ByteArrayOutputStream message = new ByteArrayOutputStream(USUAL);
    header("Date", DATE.format(clock.instant()), message);
    header("Message-ID", "<" + mail.id() + "@" + settings.domain() + ">", message);
    header("From", from(), message);
    header("Reply-To", site.operator().email(), message);
    header("To", Addresses.of(mail.recipient()).getAddress(), message);
    header("Subject", HeaderText.unstructured(composed.subject()), message);
    header("Auto-Submitted", "auto-generated", message);
    header("Content-Language", rendered.language(), message);
    header("MIME-Version", "1.0", message);
    content(rendered, composed.attachments(), mail.id().toString(), message);
    return message.toByteArray();
  }

  private String from() {
    return HeaderText.phrase(site.operator().name()) + "\r\n <" + settings.from() + ">";
  }

  private static void header(String name, String value, ByteArrayOutputStream message) {
    line(name + ": " + value, message);
  }

  private static void line(String line, ByteArrayOutputStream message) {
    message.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void content(
      Rendered rendered, List<Attachment> attachments, String id, ByteArrayOutputStream message) {
    if (attachments.isEmpty()) {
      alternatives(rendered, ALTERNATIVE + id, message);
      return;
    }
    String boundary = MIXED + id;
    multipart("mixed", boundary, message);
    begin(boundary, message);
    alternatives(rendered, ALTERNATIVE + id, message);
    for (Attachment attachment : attachments) {
      begin(boundary, message);
      file(attachment, message);
    }
    end(boundary, message);
  }

  private static void alternatives(
      Rendered rendered, String boundary, ByteArrayOutputStream message) {
    multipart("alternative", boundary, message);
    begin(boundary, message);
    text(rendered.text(), "text/plain; charset=UTF-8", message);
    begin(boundary, message);
    text(rendered.html(), "text/html; charset=UTF-8", message);
    end(boundary, message);
  }

  private static void multipart(String subtype, String boundary, ByteArrayOutputStream message) {
    header("Content-Type", "multipart/" + subtype + ";\r\n boundary=\"" + boundary + '"', message);
    line("", message);
  }

  private static void begin(String boundary, ByteArrayOutputStream message) {
    line("--" + boundary, message);
  }

  private static void end(String boundary, ByteArrayOutputStream message) {
    line("--" + boundary + "--", message);
  }

  private static void text(String text, String contentType, ByteArrayOutputStream message) {
    header("Content-Type", contentType, message);
    TransferEncoding.text(text, message);
  }

  private static void file(Attachment attachment, ByteArrayOutputStream message) {
    header("Content-Type", attachment.contentType(), message);
    String filename = HeaderText.parameter("filename", attachment.filename());
    header("Content-Disposition", "attachment;\r\n " + filename, message);
    TransferEncoding.bytes(attachment.content(), message);
  }
}
