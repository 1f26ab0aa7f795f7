package de.stadtrunde.registration;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds what has been kept long enough. */
@Repository
class RetentionRepository {

  /** Few enough that a transaction stays short, enough that a large event takes seconds. */
  private static final int BATCH = 500;

  private static final String OVER =
      "e.ends_at <= CASE WHEN e.state = 'POSTPONED' THEN :postponed ELSE :before END";

  private final DatabaseClient database;

  RetentionRepository(DatabaseClient database) {
    this.database = database;
  }

  Mono<Void> eraseNeeds(Instant now) {
    return database
        .sql(
            """
            DELETE FROM attendee_need n USING attendee a, registration r, event e
            WHERE n.attendee = a.id AND a.registration = r.id AND r.event = e.id AND
            """
                + OVER)
        .bind("before", now.minus(Retention.NEEDS))
        .bind("postponed", now.minus(Retention.POSTPONED))
        .then();
  }

  /** Registrations whose people are still known though their time is over; in no order. */
  Flux<UUID> due(Instant now) {
    return database
        .sql(
            """
            SELECT r.id FROM registration r JOIN event e ON e.id = r.event
            WHERE r.contact_email IS NOT NULL AND
            """
                + OVER
                + " LIMIT "
                + BATCH)
        .bind("before", now.minus(Retention.PEOPLE))
        .bind("postponed", now.minus(Retention.POSTPONED))
        .map(row -> row.get("id", UUID.class))
        .all();
  }
}
