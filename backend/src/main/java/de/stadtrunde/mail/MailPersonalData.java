package de.stadtrunde.mail;

import static de.stadtrunde.shared.PersonalData.Field.notPersonal;

import de.stadtrunde.shared.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Addresses and facts of queued mails until they are sent; whole mails in the mailbox. */
@Component
class MailPersonalData implements PersonalData {

  /** Mails are sent for what the person asked for: the public task of informing and inviting. */
  private static final String BASIS = "GDPR 6(1)(e)";

  @Override
  public List<Field> fields() {
    return List.of(
        notPersonal("outbox.kind"),
        notPersonal("outbox.unique_key"),
        notPersonal("outbox.language"),
        notPersonal("outbox.state"),
        notPersonal("outbox.last_error"),
        new Field("outbox.recipient", "mail.delivery", BASIS, "mail.sent"),
        new Field("outbox.facts", "mail.delivery", BASIS, "mail.sent"),
        new Field("mailbox_mail.recipient", "mail.mailbox", BASIS, "mail.mailbox"),
        new Field("mailbox_mail.message", "mail.mailbox", BASIS, "mail.mailbox"));
  }
}
