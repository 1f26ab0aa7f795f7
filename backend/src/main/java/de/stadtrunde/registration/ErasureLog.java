package de.stadtrunde.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which registrations were erased on request. It names nobody: an id tells something only to a
 * database that still holds the registration, as a restored backup does.
 */
@Repository
class ErasureLog {

  /** Longer than any backup is kept (infra/README.md). */
  static final Duration KEPT = Duration.ofDays(400);

  private final DatabaseClient database;

  ErasureLog(DatabaseClient database) {
    this.database = database;
  }

  record Entry(UUID subject, Instant at) {}

  /** In the caller's transaction; what was noted before keeps its time. */
  Mono<Void> note(List<UUID> registrations, Instant now) {
    return database
        .sql(
            """
            INSERT INTO erasure (subject, at) SELECT subject, :now FROM unnest(:subjects) AS subject
            ON CONFLICT (subject) DO NOTHING
            """)
        .bind("now", now)
        .bind("subjects", registrations.toArray(UUID[]::new))
        .then();
  }

  /** By time. */
  Flux<Entry> entries() {
    return database
        .sql("SELECT subject, at FROM erasure ORDER BY at, subject")
        .map(row -> new Entry(row.get("subject", UUID.class), row.get("at", Instant.class)))
        .all();
  }

  /** Registrations that were erased once and are known again: a backup was restored. */
  Flux<Registration> returned() {
    return database
        .sql(
            """
            SELECT r.* FROM registration r JOIN erasure e ON e.subject = r.id
            WHERE r.contact_email IS NOT NULL ORDER BY r.received, r.id
            """)
        .map(RegistrationRepository::registration)
        .all();
  }

  Mono<Void> forget(Instant now) {
    return database
        .sql("DELETE FROM erasure WHERE at < :before")
        .bind("before", now.minus(KEPT))
        .then();
  }
}
