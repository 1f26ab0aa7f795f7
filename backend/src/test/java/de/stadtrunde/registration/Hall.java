package de.stadtrunde.registration;

import de.stadtrunde.MutableClock;
import de.stadtrunde.event.Event;
import de.stadtrunde.registration.SignUpForm.AttendeeForm;
import de.stadtrunde.registration.SignUpForm.ContactForm;
import de.stadtrunde.registration.SignUpForm.OrganisationForm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** Sets up events by SQL and lets people act, so that a test of the seats reads like a story. */
class Hall {

  static final Instant START = Instant.parse("2027-01-20T16:00:00Z");

  private final DatabaseClient database;
  private final MutableClock clock;
  private final SignUpDesk desk;
  private final SignUpCheck check;
  private final RegistrationRepository registrations;
  private final Confirmations confirmations;
  private final Decisions decisions;

  Hall(ApplicationContext application) {
    this.database = application.getBean(DatabaseClient.class);
    this.clock = application.getBean(MutableClock.class);
    this.desk = application.getBean(SignUpDesk.class);
    this.check = application.getBean(SignUpCheck.class);
    this.registrations = application.getBean(RegistrationRepository.class);
    this.confirmations = application.getBean(Confirmations.class);
    this.decisions = application.getBean(Decisions.class);
  }

  private UUID event;
  private List<Event.Contingent> contingents = new ArrayList<>();

  /**
   * A published digital event on 20 January 2027, 17:00–20:00 in Ludwigshafen; now is a fortnight
   * before, at noon.
   */
  Hall opens(int seats) {
    clock.set(Instant.parse("2027-01-06T11:00:00Z"));
    contingents = new ArrayList<>();
    event = UUID.randomUUID();
    sql(
        """
        INSERT INTO event (id, version, slug, publication, state, texts, starts_at, ends_at, zone,
          approval, hold_minutes, lobby, created_at)
        VALUES ('%s', 0, 'dialog-%s', 'PUBLISHED', 'SCHEDULED', '{"de": {"title": "Im Dialog"}}',
          '%s', '%s', 'Europe/Berlin', false, 120, false, '%s')
        """
            .formatted(event, event, START, START.plus(Duration.ofHours(3)), clock.instant()));
    contingent("citizens", "PUBLIC", seats, null);
    return this;
  }

  UUID contingent(String name, String audience, int seats, Integer most) {
    UUID id = UUID.randomUUID();
    sql(
        """
        INSERT INTO contingent (id, event, name, participation, audience, capacity, max_per_organisation)
        VALUES ('%s', '%s', '%s', 'DIGITAL', '%s', %d, %s)
        """
            .formatted(id, event, name, audience, seats, most));
    contingents.add(
        new Event.Contingent(
            id,
            name,
            Event.Participation.DIGITAL,
            Event.Audience.valueOf(audience),
            null,
            seats,
            most,
            null));
    return id;
  }

  UUID id() {
    return event;
  }

  /** Changes the event's row. */
  Hall set(String assignment) {
    sql("UPDATE event SET %s WHERE id = '%s'".formatted(assignment, event));
    return this;
  }

  void sql(String statement) {
    database.sql(statement).then().block();
  }

  Map<String, Object> row(String query) {
    return database.sql(query).fetch().one().block();
  }

  List<Map<String, Object>> rows(String query) {
    return database.sql(query).fetch().all().collectList().block();
  }

  /** Somebody signs up for themselves and so many others. */
  Registration signUp(String name, int people) {
    return find(answer(citizen(name, people), null).reference());
  }

  Registration signUp(String name) {
    return signUp(name, 1);
  }

  /** Signs up and confirms at once. */
  Registration comes(String name, int people) {
    return confirm(signUp(name, people));
  }

  Registration comes(String name) {
    return comes(name, 1);
  }

  SignUp.Answer answer(SignUpForm form, String key) {
    byte[] body = form.toString().getBytes(StandardCharsets.UTF_8);
    return desk.take(new SignUpDesk.Request(checked(form), key, body)).block();
  }

  SignUp checked(SignUpForm form) {
    return check.check(snapshot(), form).block();
  }

  static SignUpForm citizen(String name, int people) {
    List<AttendeeForm> attendees =
        IntStream.range(0, people)
            .mapToObj(i -> new AttendeeForm(name + " " + i, null, null, null, null, null))
            .toList();
    return new SignUpForm("CITIZEN", contact(name), "DIGITAL", null, attendees, Map.of(), Map.of());
  }

  static SignUpForm delegation(String organisation, int people) {
    return new SignUpForm(
        "INSTITUTION",
        contact("Koordination"),
        "DIGITAL",
        new OrganisationForm(organisation, "WELFARE"),
        Collections.nCopies(people, new AttendeeForm(null, null, null, null, null, null)),
        Map.of(),
        Map.of());
  }

  private static ContactForm contact(String name) {
    return new ContactForm(name, "person@example.org", "de");
  }

  Registration confirm(Registration registration) {
    return confirmations.confirm(now(registration)).block();
  }

  Registration cancel(Registration registration) {
    return decisions.cancel(registration, Standing.By.PERSON, null).block();
  }

  Registration accept(Registration registration) {
    return decisions.accept(registration).block();
  }

  Registration decline(Registration registration) {
    return decisions.decline(registration).block();
  }

  /** As it stands in the database, without releasing anything. */
  Registration now(Registration registration) {
    return registrations.find(registration.id()).block();
  }

  Registration find(String reference) {
    return registrations.find(event, reference).block();
  }

  String status(Registration registration) {
    Standing standing = now(registration).standing();
    return standing.status() + " " + standing.seat();
  }

  /** The kinds of mail written for a registration, in order. */
  List<Object> mails(Registration registration) {
    return rows(
            "SELECT kind FROM outbox WHERE subject = '%s' ORDER BY created_at, kind"
                .formatted(registration.id()))
        .stream()
        .map(row -> row.get("kind"))
        .toList();
  }

  private Event snapshot() {
    return snapshot(Event.State.SCHEDULED);
  }

  Event snapshot(Event.State state) {
    return new Event(
        event,
        "dialog",
        null,
        Event.Publication.PUBLISHED,
        state,
        null,
        Map.of("de", new Event.Texts("Im Dialog", null, null, null, null, null, null)),
        START,
        START.plus(Duration.ofHours(3)),
        ZoneId.of("Europe/Berlin"),
        null,
        null,
        false,
        Duration.ofMinutes(120),
        false,
        null,
        null,
        null,
        0,
        contingents,
        List.of(),
        List.of());
  }
}
