package de.stadtrunde.registration;

import de.stadtrunde.registration.NewRegistration.Attendee;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The people of registrations: who comes, with the needs each told. */
@Repository
class PeopleRepository {

  private final DatabaseClient database;
  private final Rows rows;
  private final Needs needs;

  PeopleRepository(DatabaseClient database, Rows rows, Needs needs) {
    this.database = database;
    this.rows = rows;
    this.needs = needs;
  }

  /** Adds the people of new registrations; one statement a table. */
  Mono<Void> insert(List<NewRegistration> added) {
    List<AttendeeRow> all = new ArrayList<>();
    added.forEach(one -> all.addAll(attendees(one.registration().id(), one.attendees())));
    return insertRows(all).then(needs.insert(needy(added)));
  }

  /**
   * These instead of those who were listed. Somebody with the same address at the same place in the
   * list stays the same person, whose links go on working; other links end.
   */
  Mono<Void> replace(UUID registration, List<Attendee> wanted) {
    return of(registration)
        .collectList()
        .map(present -> keepIds(present, wanted))
        .flatMap(
            people -> replace(registration, people, people.stream().map(Attendee::id).toList()));
  }

  private static List<Attendee> keepIds(List<Attendee> present, List<Attendee> wanted) {
    List<Attendee> kept = new ArrayList<>();
    for (Attendee each : wanted) {
      Attendee before = kept.size() < present.size() ? present.get(kept.size()) : null;
      boolean same = before != null && Objects.equals(before.email(), each.email());
      kept.add(same ? each.with(before.id()) : each);
    }
    return kept;
  }

  private Mono<Void> replace(UUID registration, List<Attendee> people, List<UUID> ids) {
    return database
        .sql("DELETE FROM attendee WHERE registration = :registration AND NOT id = ANY(:ids)")
        .bind("registration", registration)
        .bind("ids", ids.toArray(UUID[]::new))
        .then()
        .then(needs.erase(ids))
        .then(upsertRows(attendees(registration, people)))
        .then(needs.insert(people.stream().filter(one -> !one.needs().isEmpty()).toList()));
  }

  private Mono<Void> upsertRows(List<AttendeeRow> people) {
    return database
        .sql(
            """
            INSERT INTO attendee (id, registration, position, name, email, language, function, child)
            SELECT id, registration, position, name, email, language, function, child
            FROM jsonb_populate_recordset(NULL::attendee, :rows)
            ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, language = EXCLUDED.language,
              function = EXCLUDED.function, child = EXCLUDED.child
            """)
        .bind("rows", rows.of(people))
        .then();
  }

  private record AttendeeRow(
      UUID id,
      UUID registration,
      int position,
      String name,
      String email,
      String language,
      String function,
      boolean child) {}

  private Mono<Void> insertRows(List<AttendeeRow> attendees) {
    return database
        .sql(
            """
            INSERT INTO attendee (id, registration, position, name, email, language, function, child)
            SELECT id, registration, position, name, email, language, function, child
            FROM jsonb_populate_recordset(NULL::attendee, :rows)
            """)
        .bind("rows", rows.of(attendees))
        .then();
  }

  private static List<AttendeeRow> attendees(UUID registration, List<Attendee> attendees) {
    List<AttendeeRow> all = new ArrayList<>();
    for (Attendee attendee : attendees) {
      all.add(
          new AttendeeRow(
              attendee.id(),
              registration,
              all.size(),
              attendee.name(),
              attendee.email(),
              attendee.language(),
              attendee.function(),
              attendee.child()));
    }
    return all;
  }

  private static List<Attendee> needy(List<NewRegistration> added) {
    return added.stream()
        .flatMap(one -> one.attendees().stream())
        .filter(attendee -> !attendee.needs().isEmpty())
        .toList();
  }

  /** Somebody with an address of the own. */
  record Reachable(UUID registration, Attendee attendee) {}

  /** Those of these registrations who have an address of their own, each in the form's order. */
  Flux<Reachable> reachable(List<UUID> registrations) {
    return database
        .sql(
            """
            SELECT * FROM attendee WHERE registration = ANY(:registrations) AND email IS NOT NULL
            ORDER BY registration, position
            """)
        .bind("registrations", registrations.toArray(UUID[]::new))
        .map(row -> new Reachable(row.get("registration", UUID.class), attendee(row)))
        .all();
  }

  /** The people of a registration without their needs, in the order of the form. */
  Flux<Attendee> of(UUID registration) {
    return database
        .sql("SELECT * FROM attendee WHERE registration = :registration ORDER BY position")
        .bind("registration", registration)
        .map(PeopleRepository::attendee)
        .all();
  }

  /** Somebody of one of several registrations. */
  record Listed(UUID registration, StaffList.Person person) {}

  /** The people of these registrations, without needs and addresses, each in the form's order. */
  Flux<Listed> of(List<UUID> registrations) {
    return database
        .sql(
            """
            SELECT registration, name, function, child FROM attendee
            WHERE registration = ANY(:registrations) ORDER BY registration, position
            """)
        .bind("registrations", registrations.toArray(UUID[]::new))
        .map(
            row ->
                new Listed(
                    row.get("registration", UUID.class),
                    new StaffList.Person(
                        row.get("name", String.class),
                        row.get("function", String.class),
                        row.get("child", Boolean.class))))
        .all();
  }

  /** The same with their needs. */
  Mono<List<Attendee>> withNeeds(UUID registration) {
    return of(registration)
        .collectList()
        .zipWith(needs.of(registration), PeopleRepository::withNeeds);
  }

  private static List<Attendee> withNeeds(
      List<Attendee> attendees, Map<UUID, Map<String, String>> needs) {
    return attendees.stream().map(one -> one.with(needs.getOrDefault(one.id(), Map.of()))).toList();
  }

  /** Those with any of these ids, without their needs, in no order. */
  Flux<Attendee> find(List<UUID> ids) {
    return database
        .sql("SELECT * FROM attendee WHERE id = ANY(:ids)")
        .bind("ids", ids.toArray(UUID[]::new))
        .map(PeopleRepository::attendee)
        .all();
  }

  private static Attendee attendee(Readable row) {
    return new Attendee(
        row.get("id", UUID.class),
        row.get("name", String.class),
        row.get("email", String.class),
        row.get("language", String.class),
        row.get("function", String.class),
        row.get("child", Boolean.class),
        Map.of());
  }
}
