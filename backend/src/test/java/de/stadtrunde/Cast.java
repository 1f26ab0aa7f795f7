package de.stadtrunde;

import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Tokens;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Everybody who may come to a route, and the stage: an own event with a person's registration in
 * it, and a foreign one. Whatever the person typed contains {@link #CANARY}.
 */
final class Cast {

  static final String CANARY = "canary-person";
  static final String OWN_EVENT = "own-event";
  static final String FOREIGN_EVENT = "foreign-event";
  static final String REFERENCE = "OWN-REF";

  /** Of a member of staff who calls nothing. */
  static final String ACCOUNT = "00000000-0000-4000-8000-000000000001";

  /** In the order of the columns of {@link RouteTable}. */
  enum Caller {
    ANONYMOUS,
    PERSON,
    FOREIGN_PERSON,
    HELPER,
    MODERATOR,
    ORGANISER,
    FOREIGN_ORGANISER,
    DATA_PROTECTION,
    ADMINISTRATOR
  }

  private final DatabaseClient database;
  private final Clock clock;
  private final Map<Caller, String> sessions = new EnumMap<>(Caller.class);

  private Cast(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** On an empty database. */
  static Cast enter(DatabaseClient database, Clock clock) {
    Cast cast = new Cast(database, clock);
    cast.programme();
    cast.account();
    UUID own = cast.event(OWN_EVENT);
    UUID foreign = cast.event(FOREIGN_EVENT);
    cast.sessions.put(Caller.PERSON, cast.person(own, REFERENCE, CANARY));
    cast.sessions.put(Caller.FOREIGN_PERSON, cast.person(own, "OTHER-REF", "somebody-else"));
    cast.staff(Caller.HELPER, Role.HELPER, own);
    cast.staff(Caller.MODERATOR, Role.MODERATOR, own);
    cast.staff(Caller.ORGANISER, Role.ORGANISER, own);
    cast.staff(Caller.FOREIGN_ORGANISER, Role.ORGANISER, foreign);
    cast.staff(Caller.DATA_PROTECTION, Role.DATA_PROTECTION, null);
    cast.staff(Caller.ADMINISTRATOR, Role.ADMINISTRATOR, null);
    return cast;
  }

  private void staff(Caller caller, Role role, UUID event) {
    StaffMember member = StaffMember.signedIn(database, role, clock.instant());
    sessions.put(caller, (event == null ? member : member.assigned(database, event)).session());
  }

  private void account() {
    database
        .sql(
            """
            INSERT INTO staff_account
              (id, version, email, name, role, password_hash, password_temporary, created_at)
            VALUES (:id, 0, 'away@city.example', 'Away', 'HELPER', 'none', false, :now)
            """)
        .bind("id", UUID.fromString(ACCOUNT))
        .bind("now", clock.instant())
        .then()
        .block();
  }

  /** Under the own event's name, so that one name opens every page. */
  private void programme() {
    database
        .sql(
            """
            INSERT INTO programme (id, slug, texts, created_at)
            VALUES (:id, :slug, '{"de": {"title": "Programm"}}', :now)
            """)
        .bind("id", UUID.randomUUID())
        .bind("slug", OWN_EVENT)
        .bind("now", clock.instant())
        .then()
        .block();
  }

  private UUID event(String slug) {
    UUID event = UUID.randomUUID();
    database
        .sql(
            """
            INSERT INTO event (id, version, slug, publication, state, texts, starts_at, ends_at, zone,
              approval, hold_minutes, lobby, created_at, video_url)
            VALUES (:id, 0, :slug, 'PUBLISHED', 'SCHEDULED', '{"de": {"title": "Im Dialog"}}',
              CAST(:now AS timestamptz) + interval '10 minutes',
              CAST(:now AS timestamptz) + interval '3 hours', 'Europe/Berlin', false, 120, false,
              :now, 'https://video.example/room')
            """)
        .bind("id", event)
        .bind("slug", slug)
        .bind("now", clock.instant())
        .then()
        .block();
    database
        .sql(
            """
            INSERT INTO contingent (id, event, name, participation, audience, capacity, taken)
            VALUES (:id, :event, 'citizens', 'DIGITAL', 'PUBLIC', 10, 2)
            """)
        .bind("id", UUID.randomUUID())
        .bind("event", event)
        .then()
        .block();
    return event;
  }

  private String person(UUID event, String reference, String name) {
    String session = Tokens.token();
    database
        .sql(
            """
            WITH registered AS (
              INSERT INTO registration (id, event, reference, kind, participation, status, seat,
                contingent, received, people, contact_name, contact_email, language, answers,
                consents, confirmed_at)
              SELECT :id, :event, :reference, 'CITIZEN', 'DIGITAL', 'CONFIRMED', 'TAKEN', id, :now, 1,
                :name, :name || '@home.example', 'de', '{}', '{}', :now
              FROM contingent WHERE event = :event
              RETURNING id
            ), attending AS (
              INSERT INTO attendee (id, registration, position, name, child)
              SELECT :attendee, id, 0, :name, false FROM registered
            )
            INSERT INTO access_session (hash, registration, last_used_at)
            SELECT :hash, id, :now FROM registered
            """)
        .bind("id", UUID.randomUUID())
        .bind("event", event)
        .bind("reference", reference)
        .bind("name", name)
        .bind("attendee", UUID.randomUUID())
        .bind("hash", Tokens.hash(session))
        .bind("now", clock.instant())
        .then()
        .block();
    return session;
  }

  /** A client that calls as that person would from our own pages. */
  WebTestClient as(Caller caller, WebTestClient client) {
    WebTestClient.Builder calling = withCookie(caller, client).mutate();
    return caller == Caller.ANONYMOUS
        ? client
        : calling.defaultHeader("X-CSRF-TOKEN", Csrf.token(sessions.get(caller))).build();
  }

  /** The same without the proof that the call comes from our own pages. */
  WebTestClient withCookie(Caller caller, WebTestClient client) {
    String cookie = isPerson(caller) ? "registration" : "staff";
    return caller == Caller.ANONYMOUS
        ? client
        : client.mutate().defaultCookie(cookie, sessions.get(caller)).build();
  }

  static boolean isPerson(Caller caller) {
    return caller == Caller.PERSON || caller == Caller.FOREIGN_PERSON;
  }
}
