package de.stadtrunde.mail;

import de.stadtrunde.mail.MailComposer.Attachment;
import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.MailTemplates.Rendered;
import de.stadtrunde.shared.Site;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Wraps a rendered mail as a message of RFC 5322 in 7-bit MIME, which every mail host takes. */
@Component
class MimeWriter {

  private static final Session NO_SESSION = Session.getInstance(new Properties());

  private final MailSettings settings;
  private final Site site;
  private final Clock clock;

  MimeWriter(MailSettings settings, Site site, Clock clock) {
    this.settings = settings;
    this.site = site;
    this.clock = clock;
  }

  /** The whole message; the same mail has the same Message-ID each time. */
  byte[] write(Queued mail, Composed composed, Rendered rendered)
      throws MessagingException, IOException {
    MimeMessage message = new Message(messageId(mail.id()));
    message.setFrom(new InternetAddress(settings.from(), site.operator().name(), "UTF-8"));
    message.setReplyTo(InternetAddress.parse(site.operator().email()));
    message.setRecipient(RecipientType.TO, Addresses.of(mail.recipient()));
    message.setSubject(composed.subject(), "UTF-8");
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Content-Language", rendered.language());
    message.setContent(content(rendered, composed.attachments()));
    message.saveChanges();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
    message.writeTo(bytes);
    return bytes.toByteArray();
  }

  private String messageId(UUID id) {
    return "<" + id + "@" + settings.domain() + ">";
  }

  private static MimeMultipart content(Rendered rendered, List<Attachment> attachments)
      throws MessagingException, IOException {
    MimeMultipart alternative =
        new MimeMultipart(
            "alternative", text(rendered.text(), "plain"), text(rendered.html(), "html"));
    if (attachments.isEmpty()) {
      return alternative;
    }
    MimeBodyPart body = new MimeBodyPart();
    body.setContent(alternative);
    MimeMultipart mixed = new MimeMultipart("mixed", body);
    for (Attachment attachment : attachments) {
      mixed.addBodyPart(part(attachment));
    }
    return mixed;
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    return part;
  }

  private static MimeBodyPart part(Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.contentType())));
    part.setFileName(attachment.filename());
    return part;
  }

  /** Keeps the Message-ID it is given. */
  private static final class Message extends MimeMessage {

    private final String id;

    Message(String id) {
      super(NO_SESSION);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
