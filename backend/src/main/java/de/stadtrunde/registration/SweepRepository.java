package de.stadtrunde.registration;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds what the clock has ended. */
@Repository
class SweepRepository {

  private static final String NOT_TOLD =
      """
      r.status = 'WAITLISTED' AND NOT EXISTS (
        SELECT FROM outbox WHERE unique_key = 'registration.last-day:' || r.id)
      """;

  private final DatabaseClient database;
  private final AccessRepository access;
  private final IdempotencyKeys keys;

  SweepRepository(DatabaseClient database, AccessRepository access, IdempotencyKeys keys) {
    this.database = database;
    this.access = access;
    this.keys = keys;
  }

  /** Events with a hold, an offer or an unconfirmed registration past its time. */
  Flux<UUID> lapsing(Instant now) {
    return database
        .sql(
            """
            SELECT DISTINCT event FROM registration
            WHERE seat IN ('HELD', 'OFFERED') AND seat_until <= :now
              OR status = 'UNCONFIRMED' AND confirm_until <= :now
            """)
        .bind("now", now)
        .map(row -> row.get("event", UUID.class))
        .all();
  }

  /** Events of the next 24 hours with people in the line who were not told that offers ended. */
  Flux<UUID> lastDay(Instant now) {
    return database
        .sql(
            """
            SELECT e.id FROM event e
            WHERE e.state = 'SCHEDULED' AND e.starts_at > :now AND e.starts_at <= :soon
              AND EXISTS (SELECT FROM registration r WHERE r.event = e.id AND
            """
                + NOT_TOLD
                + ")")
        .bind("now", now)
        .bind("soon", now.plus(Offers.END_BEFORE_START))
        .map(row -> row.get("id", UUID.class))
        .all();
  }

  /** Those people, by place. */
  Flux<Registration> toldNothing(UUID event) {
    return database
        .sql(
            "SELECT * FROM registration r WHERE r.event = :event AND "
                + NOT_TOLD
                + " ORDER BY received, id")
        .bind("event", event)
        .map(RegistrationRepository::registration)
        .all();
  }

  /** Old Idempotency-Keys, links and cookies. */
  Mono<Void> forget(Instant now) {
    return keys.sweep(now).then(access.sweep(now, Access.IDLE));
  }
}
