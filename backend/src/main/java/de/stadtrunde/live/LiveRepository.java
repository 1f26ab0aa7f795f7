package de.stadtrunde.live;

import de.stadtrunde.registration.Participant;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class LiveRepository {

  private final DatabaseClient database;

  LiveRepository(DatabaseClient database) {
    this.database = database;
  }

  /** The person's one row, new or old; somebody let in before stays so. */
  Mono<LiveParticipant> enter(Participant person, boolean admitted, Instant now) {
    var insert =
        database
            .sql(
                """
                INSERT INTO live_participant (id, event, registration, attendee, admitted, joined_at)
                VALUES (:id, :event, :registration, :attendee, :admitted, :now)
                ON CONFLICT (registration, attendee) DO UPDATE
                  SET admitted = live_participant.admitted OR EXCLUDED.admitted
                RETURNING *
                """)
            .bind("id", UUID.randomUUID())
            .bind("event", person.event())
            .bind("registration", person.registration())
            .bind("admitted", admitted)
            .bind("now", now);
    return (person.attendee() == null
            ? insert.bindNull("attendee", UUID.class)
            : insert.bind("attendee", person.attendee()))
        .map(LiveRepository::participant)
        .one();
  }

  Mono<Void> keep(byte[] hash, UUID participant, Instant expires) {
    return database
        .sql(
            """
            INSERT INTO live_bearer (hash, participant, expires_at)
            VALUES (:hash, :participant, :expires)
            """)
        .bind("hash", ByteBuffer.wrap(hash))
        .bind("participant", participant)
        .bind("expires", expires)
        .then();
  }

  /** Forgets what opens the session to the people of these registrations. */
  Mono<Void> shutOut(Collection<UUID> registrations) {
    return database
        .sql(
            """
            DELETE FROM live_bearer USING live_participant p
            WHERE participant = p.id AND p.registration = ANY(:registrations)
            """)
        .bind("registrations", registrations.toArray(UUID[]::new))
        .then();
  }

  /** Forgets the bearers that have expired. */
  Mono<Void> sweep(Instant now) {
    return database.sql("DELETE FROM live_bearer WHERE expires_at <= :now").bind("now", now).then();
  }

  /** Empty for an unknown and an expired one. */
  Mono<LiveParticipant> byBearer(byte[] hash, Instant now) {
    return database
        .sql(
            """
            SELECT p.* FROM live_participant p JOIN live_bearer b ON b.participant = p.id
            WHERE b.hash = :hash AND b.expires_at > :now
            """)
        .bind("hash", ByteBuffer.wrap(hash))
        .bind("now", now)
        .map(LiveRepository::participant)
        .one();
  }

  private static LiveParticipant participant(Readable row) {
    return new LiveParticipant(
        row.get("id", UUID.class),
        row.get("event", UUID.class),
        row.get("registration", UUID.class),
        row.get("attendee", UUID.class),
        row.get("admitted", Boolean.class));
  }
}
