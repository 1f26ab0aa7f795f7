package de.stadtrunde.registration;

import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.ReadMail;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** The mails that were written down, as their readers get them now. */
record PostBag(ApplicationContext application) {

  /** A mail with where it went. */
  record Received(String kind, String recipient, ReadMail mail) {}

  /** All that still have a reason, in the order of kind and recipient; the bag is empty then. */
  List<Received> empty() {
    List<Queued> queued = queued();
    Map<UUID, Composed> composed =
        application.getBean(RegistrationMails.class).compose(queued).block();
    return queued.stream()
        .filter(mail -> composed.containsKey(mail.id()))
        .map(mail -> received(mail, composed.get(mail.id())))
        .toList();
  }

  private List<Queued> queued() {
    Rows rows = application.getBean(Rows.class);
    return application
        .getBean(DatabaseClient.class)
        .sql(
            """
            WITH taken AS (DELETE FROM outbox RETURNING *)
            SELECT * FROM taken ORDER BY kind, recipient
            """)
        .map(
            row ->
                new Queued(
                    row.get("id", UUID.class),
                    row.get("kind", String.class),
                    row.get("recipient", String.class),
                    row.get("language", String.class),
                    row.get("subject", UUID.class),
                    rows.map(row, "facts")))
        .all()
        .collectList()
        .block();
  }

  private Received received(Queued mail, Composed composed) {
    return new Received(mail.kind(), mail.recipient(), ReadMail.of(application, mail, composed));
  }
}
