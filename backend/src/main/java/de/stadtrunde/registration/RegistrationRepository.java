package de.stadtrunde.registration;

import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.registration.Registration.Contact;
import de.stadtrunde.registration.Registration.Kind;
import de.stadtrunde.registration.Registration.Organisation;
import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.registration.Standing.Ending;
import de.stadtrunde.registration.Standing.Seat;
import de.stadtrunde.registration.Standing.Status;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads registrations and writes where they stand. */
@Repository
class RegistrationRepository {

  private static final String ALL = "SELECT * FROM registration r WHERE ";

  private final DatabaseClient database;
  private final Rows rows;

  RegistrationRepository(DatabaseClient database, Rows rows) {
    this.database = database;
    this.rows = rows;
  }

  Mono<Registration> find(UUID id) {
    return database
        .sql(ALL + "id = :id")
        .bind("id", id)
        .map(RegistrationRepository::registration)
        .one();
  }

  Mono<Registration> find(UUID event, String reference) {
    return database
        .sql(ALL + "event = :event AND reference = :reference")
        .bind("event", event)
        .bind("reference", reference)
        .map(RegistrationRepository::registration)
        .one();
  }

  /** Those with any of these ids, in no order. */
  Flux<Registration> find(List<UUID> ids) {
    return database
        .sql(ALL + "id = ANY(:ids)")
        .bind("ids", ids.toArray(UUID[]::new))
        .map(RegistrationRepository::registration)
        .all();
  }

  /** What was added to this registration later and still lives, by place. */
  Flux<Registration> grownFrom(UUID id) {
    return database
        .sql(ALL + "grown_from = :id AND ended_at IS NULL ORDER BY received, id")
        .bind("id", id)
        .map(RegistrationRepository::registration)
        .all();
  }

  /** The registration, then whatever was added to it, ended or not. */
  Flux<Registration> family(UUID id) {
    return database
        .sql(ALL + "id = :id OR grown_from = :id ORDER BY id <> :id, received, id")
        .bind("id", id)
        .map(RegistrationRepository::registration)
        .all();
  }

  /** Every live registration of the event, by place. */
  Flux<Registration> live(UUID event) {
    return database
        .sql(ALL + "event = :event AND ended_at IS NULL ORDER BY received, id")
        .bind("event", event)
        .map(RegistrationRepository::registration)
        .all();
  }

  /** Unconfirmed ones past their time, and holds and offers past theirs; by place. */
  Flux<Registration> lapsed(UUID event, Instant now) {
    return database
        .sql(
            ALL
                + """
                event = :event AND (seat IN ('HELD', 'OFFERED') AND seat_until <= :now
                  OR status = 'UNCONFIRMED' AND confirm_until <= :now)
                ORDER BY received, id
                """)
        .bind("event", event)
        .bind("now", now)
        .map(RegistrationRepository::registration)
        .all();
  }

  /**
   * Who may get an offer of so many free seats: waitlisted, by place, at most {@code free} of them.
   * Somebody passed over by the organiser is left out while there is no room for them.
   */
  Flux<Registration> heads(UUID contingent, int free) {
    return database
        .sql(
            ALL
                + """
                contingent = :contingent AND status = 'WAITLISTED' AND (NOT skipped OR people <= :free)
                ORDER BY received, id LIMIT :free
                """)
        .bind("contingent", contingent)
        .bind("free", free)
        .map(RegistrationRepository::registration)
        .all();
  }

  /** Everybody who is waitlisted for this contingent, by place. */
  Flux<Registration> allWaitlisted(UUID contingent) {
    return database
        .sql(ALL + "contingent = :contingent AND status = 'WAITLISTED' ORDER BY received, id")
        .bind("contingent", contingent)
        .map(RegistrationRepository::registration)
        .all();
  }

  /** Whether somebody with an earlier place stands in the line (waitlisted or offered). */
  Mono<Boolean> waitsBefore(Registration registration) {
    return database
        .sql(
            """
            SELECT EXISTS (SELECT FROM registration
              WHERE contingent = :contingent AND status IN ('WAITLISTED', 'OFFERED') AND NOT skipped
                AND (received, id) < (:received, :id)) AS waits
            """)
        .bind("contingent", registration.contingent())
        .bind("received", registration.standing().received())
        .bind("id", registration.id())
        .map(row -> row.get("waits", Boolean.class))
        .one();
  }

  /** Somebody's place in the line: how many registrations stand before, how many seats are free. */
  record Line(int before, int free) {}

  Mono<Line> line(Registration registration) {
    return database
        .sql(
            """
            SELECT c.capacity - c.held - c.offered - c.taken AS free, (
                SELECT count(*)::int FROM registration
                WHERE contingent = c.id AND status = 'WAITLISTED' AND NOT skipped
                  AND (received, id) < (:received, :id)) AS before
            FROM contingent c WHERE c.id = :contingent
            """)
        .bind("contingent", registration.contingent())
        .bind("received", registration.standing().received())
        .bind("id", registration.id())
        .map(row -> new Line(row.get("before", Integer.class), row.get("free", Integer.class)))
        .one();
  }

  private record Row(
      UUID id,
      Status status,
      Seat seat,
      Instant seatUntil,
      Instant received,
      int people,
      Instant confirmUntil,
      int missedOffers,
      boolean skipped,
      Instant endedAt,
      By endedBy,
      String endedReason) {

    static Row of(Registration registration) {
      Standing standing = registration.standing();
      Ending end = standing.live() ? new Ending(null, null, null) : standing.ended();
      return new Row(
          registration.id(),
          standing.status(),
          standing.seat(),
          standing.seatUntil(),
          standing.received(),
          standing.people(),
          standing.confirmUntil(),
          standing.missedOffers(),
          standing.skipped(),
          end.at(),
          end.by(),
          end.reason());
    }
  }

  /** Writes where these stand now; one statement. */
  Mono<Void> update(List<Registration> changed) {
    return database
        .sql(
            """
            UPDATE registration r SET status = n.status, seat = n.seat, seat_until = n.seat_until,
              received = n.received, people = n.people, confirm_until = n.confirm_until,
              missed_offers = n.missed_offers, skipped = n.skipped, ended_at = n.ended_at,
              ended_by = n.ended_by, ended_reason = n.ended_reason
            FROM jsonb_populate_recordset(NULL::registration, :rows) n WHERE r.id = n.id
            """)
        .bind("rows", rows.of(changed.stream().map(Row::of).toList()))
        .then();
  }

  static Registration registration(Readable row) {
    return new Registration(
        row.get("id", UUID.class),
        row.get("event", UUID.class),
        row.get("reference", String.class),
        Kind.valueOf(row.get("kind", String.class)),
        Participation.valueOf(row.get("participation", String.class)),
        row.get("contingent", UUID.class),
        new Contact(
            row.get("contact_name", String.class),
            row.get("contact_email", String.class),
            row.get("language", String.class)),
        organisation(row),
        row.get("grown_from", UUID.class),
        standing(row));
  }

  private static Organisation organisation(Readable row) {
    String key = row.get("organisation_key", String.class);
    return key == null
        ? null
        : new Organisation(
            row.get("organisation", UUID.class),
            row.get("organisation_name", String.class),
            key,
            row.get("organisation_type", String.class));
  }

  private static Standing standing(Readable row) {
    return new Standing(
        Status.valueOf(row.get("status", String.class)),
        Seat.valueOf(row.get("seat", String.class)),
        row.get("seat_until", Instant.class),
        row.get("received", Instant.class),
        row.get("people", Integer.class),
        row.get("confirm_until", Instant.class),
        row.get("missed_offers", Integer.class),
        row.get("skipped", Boolean.class),
        ending(row));
  }

  private static Ending ending(Readable row) {
    Instant at = row.get("ended_at", Instant.class);
    return at == null
        ? null
        : new Ending(
            at,
            By.valueOf(row.get("ended_by", String.class)),
            row.get("ended_reason", String.class));
  }
}
