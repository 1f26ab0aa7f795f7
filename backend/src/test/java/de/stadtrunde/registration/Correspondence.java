package de.stadtrunde.registration;

import de.stadtrunde.MutableClock;
import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.ReadMail;
import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.shared.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** One event and one registration in any standing, written by SQL, and the mails about it. */
final class Correspondence {

  /** A fortnight before the event, at noon in Ludwigshafen. */
  static final Instant NOW = Instant.parse("2027-01-06T11:00:00Z");

  static final Instant START = Instant.parse("2027-01-20T16:00:00Z");
  static final Instant END = Instant.parse("2027-01-20T19:00:00Z");
  static final String EMAIL = "amira@example.org";

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Pattern LINK =
      Pattern.compile("http://localhost:8080/([a-z]+)#([\\w-]{43})");
  private static final Pattern CODE =
      Pattern.compile("^([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})\\r?$", Pattern.MULTILINE);

  final UUID event = UUID.randomUUID();
  final UUID contingent = UUID.randomUUID();
  final UUID registration = UUID.randomUUID();
  final UUID delegate = UUID.randomUUID();
  private final ApplicationContext application;
  private final Map<String, Object> facts = new HashMap<>();
  private String recipient = EMAIL;

  /** An event for a seat on site and a confirmed registration of one person. */
  Correspondence(ApplicationContext application) {
    this.application = application;
    application.getBean(MutableClock.class).set(NOW);
    sql(
        """
        INSERT INTO event (id, version, slug, publication, state, texts, starts_at, ends_at, zone,
          approval, hold_minutes, lobby, venue_name, venue_address, contact_name,
          contact_telephone, contact_email, sequence, created_at)
        VALUES ('%s', 0, 'im-dialog', 'PUBLISHED', 'SCHEDULED',
          '{"de": {"title": "Ludwigshafen im Dialog"}, "en": {"title": "Ludwigshafen in dialogue"}}',
          '%s', '%s', 'Europe/Berlin', false, 120, false, 'Stadtratssaal', 'Rathausplatz 20',
          'Murat Demir', '0621 504-1234', 'dialog@example.org', 4, '%s')
        """
            .formatted(event, START, END, NOW));
    sql(
        """
        INSERT INTO contingent (id, event, name, participation, audience, capacity)
        VALUES ('%s', '%s', 'citizens', 'ONSITE', 'PUBLIC', 10)
        """
            .formatted(contingent, event));
    insert(registration, "K7M2-9QXB4T", EMAIL);
  }

  /** A further confirmed registration. */
  UUID insert(String email) {
    UUID id = UUID.randomUUID();
    insert(id, id.toString(), email);
    return id;
  }

  private void insert(UUID id, String reference, String email) {
    sql(
        """
        INSERT INTO registration (id, event, reference, kind, participation, status, seat,
          contingent, received, people, contact_name, contact_email, language)
        VALUES ('%s', '%s', '%s', 'CITIZEN', 'ONSITE', 'CONFIRMED', 'TAKEN', '%s', '%s', 1, 'Amira',
          '%s', 'de')
        """
            .formatted(id, event, reference, contingent, NOW.minus(Duration.ofHours(1)), email));
  }

  void sql(String statement) {
    application.getBean(DatabaseClient.class).sql(statement).then().block();
  }

  long count(String table) {
    return application
        .getBean(DatabaseClient.class)
        .sql("SELECT count(*) FROM " + table)
        .mapValue(Long.class)
        .one()
        .block();
  }

  /** Changes the registration's row. */
  Correspondence is(String assignment) {
    sql("UPDATE registration SET %s WHERE id = '%s'".formatted(assignment, registration));
    return this;
  }

  Correspondence event(String assignment) {
    sql("UPDATE event SET %s WHERE id = '%s'".formatted(assignment, event));
    return this;
  }

  Correspondence unconfirmed() {
    return is(
        "status = 'UNCONFIRMED', seat = 'HELD', seat_until = '%s', confirm_until = '%s'"
            .formatted(NOW.plus(Duration.ofHours(2)), NOW.plus(Duration.ofHours(47))));
  }

  Correspondence waits() {
    return is("status = 'WAITLISTED', seat = 'NONE'");
  }

  Correspondence offered() {
    return is(
        "status = 'OFFERED', seat = 'OFFERED', seat_until = '%s'"
            .formatted(NOW.plus(Duration.ofHours(48))));
  }

  Correspondence ended(String status, String by, String reason) {
    return is(
        "status = '%s', seat = 'NONE', ended_at = '%s', ended_by = '%s', ended_reason = %s"
            .formatted(status, NOW, by, reason == null ? "NULL" : "'" + reason + "'"));
  }

  Correspondence wasConfirmed() {
    facts.put(Occasion.WAS_CONFIRMED, true);
    return this;
  }

  /** As {@link Details#erase} leaves it. */
  Correspondence erased() {
    return ended("CANCELLED", "PERSON", "erased")
        .is(
            "contact_name = NULL, contact_email = NULL, language = 'und', organisation_name = NULL,"
                + " organisation_key = NULL");
  }

  Correspondence fact(String name, Object value) {
    facts.put(name, value);
    return this;
  }

  /** The registration becomes a delegation, and mails go to one of its people. */
  Correspondence delegation() {
    is("kind = 'INSTITUTION', organisation_name = 'Caritas', organisation_key = 'caritas'");
    sql(
        """
        INSERT INTO attendee (id, registration, position, name, email, language, child)
        VALUES ('%s', '%s', 0, 'Samir', 'samir@example.org', 'de', false)
        """
            .formatted(delegate, registration));
    facts.put(Occasion.ATTENDEE, delegate.toString());
    facts.put("name", "Samir");
    return to("samir@example.org");
  }

  Correspondence to(String address) {
    recipient = address;
    return this;
  }

  Correspondence at(Instant now) {
    application.getBean(MutableClock.class).set(now);
    return this;
  }

  Queued queued(Kind kind, String language) {
    return queued(kind, language, registration, recipient);
  }

  Queued queued(Kind kind, String language, UUID subject, String address) {
    return new Queued(
        UUID.randomUUID(), kind.mailKind(), address, language, subject, Map.copyOf(facts));
  }

  Map<UUID, Composed> compose(List<Queued> mails) {
    return application.getBean(RegistrationMails.class).compose(mails).block();
  }

  boolean drops(Kind kind) {
    return compose(List.of(queued(kind, "de"))).isEmpty();
  }

  ReadMail read(Kind kind, String language) {
    Queued mail = queued(kind, language);
    return ReadMail.of(application, mail, compose(List.of(mail)).get(mail.id()));
  }

  ReadMail read(Kind kind) {
    return read(kind, "de");
  }

  /** A moment as the pages write it. */
  String moment(Instant instant, String language) {
    return application.getBean(Times.class).moment(instant, ZONE, language);
  }

  String range(Instant start, Instant end, String language) {
    return application.getBean(Times.class).range(start, end, ZONE, language);
  }

  /** The paths of all personal links with their tokens; text and HTML must agree. */
  static List<List<String>> links(String body) {
    List<List<String>> links = new ArrayList<>();
    Matcher matcher = LINK.matcher(body);
    while (matcher.find()) {
      links.add(List.of(matcher.group(1), matcher.group(2)));
    }
    return links.stream().distinct().toList();
  }

  static String code(ReadMail mail) {
    Matcher matcher = CODE.matcher(mail.text());
    return matcher.find() ? matcher.group(1) : null;
  }

  Access.Holder opens(String token) {
    return application.getBean(Access.class).byToken(token).block();
  }

  Access.Holder opensByCode(String code) {
    return application.getBean(Access.class).byCode(code).block();
  }

  /** The text without its line breaks: sentences are looked for whole. */
  static String sentences(ReadMail mail) {
    return mail.text().replaceAll("\\s+", " ");
  }
}
