package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import de.stadtrunde.shared.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gathers everything kept about one registration's people (GDPR, Art. 15 and 20). */
@Component
class OwnData {

  private final Views views;
  private final Events events;
  private final Details details;

  OwnData(Views views, Events events, Details details) {
    this.views = views;
    this.events = events;
    this.details = details;
  }

  /**
   * Times in RFC 3339 of the event's zone.
   *
   * @param endedBy null while it lives
   * @param mails kind and time of every mail written about it; their text is not kept
   */
  record Export(
      String event,
      RegistrationView registration,
      String received,
      String endedAt,
      String endedBy,
      String endedReason,
      List<Mailed> mails) {}

  record Mailed(String kind, String state, String writtenAt, String sentAt) {}

  Mono<Export> export(Registration registration) {
    return Mono.zip(
            events.get(registration.event()),
            views.of(registration),
            details.mails(registration.id()).collectList())
        .map(all -> export(registration, all.getT1(), all.getT2(), all.getT3()));
  }

  private static Export export(
      Registration registration, Event event, RegistrationView view, List<Details.MailRow> mails) {
    Standing standing = registration.standing();
    Standing.Ending ended = standing.ended();
    return new Export(
        event.slug(),
        view,
        time(standing.received(), event.zone()),
        ended == null ? null : time(ended.at(), event.zone()),
        ended == null ? null : ended.by().name(),
        ended == null ? null : ended.reason(),
        mails.stream().map(mail -> mailed(mail, event.zone())).toList());
  }

  private static Mailed mailed(Details.MailRow mail, ZoneId zone) {
    return new Mailed(
        mail.kind(), mail.state(), time(mail.writtenAt(), zone), time(mail.sentAt(), zone));
  }

  private static String time(Instant instant, ZoneId zone) {
    return instant == null ? null : Times.rfc3339(instant, zone);
  }
}
