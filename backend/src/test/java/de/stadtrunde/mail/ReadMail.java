package de.stadtrunde.mail;

import de.stadtrunde.mail.MailComposer.Attachment;
import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.MailboxRepository.Stored;
import de.stadtrunde.mail.Prepared.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** A composed mail as its reader's program reads it: written as MIME, then read back. */
public record ReadMail(
    Map<String, String> headers, String text, String html, List<Attachment> files, String raw) {

  /** Fails with what became of the mail where it is not written. */
  public static ReadMail of(ApplicationContext application, Queued mail, Composed composed) {
    Prepared prepared =
        application
            .getBean(LetterWriter.class)
            .write(List.of(mail), Map.of(mail.id(), composed))
            .blockFirst();
    if (!(prepared instanceof Letter letter)) {
      throw new AssertionError(prepared);
    }
    MailboxMail read =
        MailboxMail.read(new Stored(1, letter.recipient(), letter.message(), Instant.EPOCH));
    return new ReadMail(
        read.headers(),
        read.text(),
        read.html(),
        read.files().stream()
            .map(file -> new Attachment(file.filename(), file.contentType(), file.content()))
            .toList(),
        new String(letter.message(), StandardCharsets.US_ASCII));
  }

  public String subject() {
    return headers.get("Subject");
  }
}
