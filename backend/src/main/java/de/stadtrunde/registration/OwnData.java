package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import de.stadtrunde.shared.PersonalData;
import de.stadtrunde.shared.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gathers everything kept about one registration's people (GDPR, Art. 15 and 20). */
@Component
class OwnData {

  private final RegistrationRepository registrations;
  private final Views views;
  private final Events events;
  private final Details details;
  private final List<PersonalData> modules;

  OwnData(
      RegistrationRepository registrations,
      Views views,
      Events events,
      Details details,
      List<PersonalData> modules) {
    this.registrations = registrations;
    this.views = views;
    this.events = events;
    this.details = details;
    this.modules = modules;
  }

  /**
   * Times in RFC 3339 of the event's zone.
   *
   * @param added people added later who have a place of their own
   * @param endedBy null while it lives
   * @param erasedAt when all of this is deleted at the latest
   * @param mails kind and time of every mail written about it; their text is not kept
   * @param further what other parts of the platform keep, by kind of record
   */
  record Export(
      String event,
      RegistrationView registration,
      List<RegistrationView> added,
      String received,
      String endedAt,
      String endedBy,
      String endedReason,
      String erasedAt,
      List<Mailed> mails,
      Map<String, Object> further) {}

  record Mailed(String kind, String state, String writtenAt, String sentAt) {}

  Mono<Export> export(Registration registration) {
    return registrations
        .family(registration.id())
        .collectList()
        .flatMap(family -> export(registration, family));
  }

  private Mono<Export> export(Registration registration, List<Registration> family) {
    List<UUID> ids = family.stream().map(Registration::id).toList();
    return Mono.zip(
            events.get(registration.event()),
            Flux.fromIterable(family).concatMap(views::of).collectList(),
            details.mails(ids).collectList(),
            further(ids))
        .map(all -> export(registration, all.getT1(), all.getT2(), all.getT3(), all.getT4()));
  }

  private Mono<Map<String, Object>> further(List<UUID> ids) {
    return Flux.fromIterable(ids)
        .concatMap(id -> Flux.fromIterable(modules).concatMap(module -> module.export(id)))
        .collect(TreeMap::new, Map::putAll);
  }

  private static Export export(
      Registration registration,
      Event event,
      List<RegistrationView> family,
      List<Details.MailRow> mails,
      Map<String, Object> further) {
    Standing standing = registration.standing();
    Standing.Ending ended = standing.ended();
    return new Export(
        event.slug(),
        family.get(0),
        family.subList(1, family.size()),
        time(standing.received(), event.zone()),
        ended == null ? null : time(ended.at(), event.zone()),
        ended == null ? null : ended.by().name(),
        ended == null ? null : ended.reason(),
        time(Retention.ends(event), event.zone()),
        mails.stream().map(mail -> mailed(mail, event.zone())).toList(),
        further);
  }

  private static Mailed mailed(Details.MailRow mail, ZoneId zone) {
    return new Mailed(
        mail.kind(), mail.state(), time(mail.writtenAt(), zone), time(mail.sentAt(), zone));
  }

  private static String time(Instant instant, ZoneId zone) {
    return instant == null ? null : Times.rfc3339(instant, zone);
  }
}
