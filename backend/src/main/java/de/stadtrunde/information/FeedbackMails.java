package de.stadtrunde.information;

import de.stadtrunde.mail.Mail;
import de.stadtrunde.mail.MailComposer;
import de.stadtrunde.mail.Outbox;
import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Site;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Carries feedback to the operator, whose desk speaks German; it is kept nowhere else. */
@Component
class FeedbackMails implements MailComposer {

  private static final String KIND = "information.feedback";

  private final Outbox outbox;
  private final Catalogue catalogue;
  private final Site site;
  private final Clock clock;

  FeedbackMails(Outbox outbox, Catalogue catalogue, Site site, Clock clock) {
    this.outbox = outbox;
    this.catalogue = catalogue;
    this.site = site;
    this.clock = clock;
  }

  /** Durable when it completes; the same form sent twice is one mail. */
  Mono<Void> send(Feedback feedback, String form) {
    return outbox.write(
        List.of(
            new Mail(
                KIND,
                KIND + ":" + form,
                site.operator().email(),
                Catalogue.GERMAN,
                UUID.randomUUID(),
                Map.copyOf(feedback.form()),
                clock.instant())));
  }

  @Override
  public String kinds() {
    return "information.";
  }

  @Override
  public Mono<Map<UUID, Composed>> compose(List<Queued> mails) {
    return Mono.just(mails.stream().collect(Collectors.toMap(Queued::id, this::compose)));
  }

  /** Nothing typed stands in the subject. */
  private Composed compose(Queued mail) {
    return new Composed(
        catalogue.text(mail.language(), KIND + ".mail.subject"),
        KIND.replace('.', '/'),
        mail.facts(),
        List.of());
  }
}
