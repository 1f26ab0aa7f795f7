package de.stadtrunde.registration;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class AccessRepository {

  private final DatabaseClient database;
  private final Rows rows;

  AccessRepository(DatabaseClient database, Rows rows) {
    this.database = database;
    this.rows = rows;
  }

  /** Bytes in PostgreSQL's hex format. */
  record TokenRow(
      String hash,
      String code,
      UUID registration,
      UUID attendee,
      Instant createdAt,
      Instant expiresAt) {}

  /** A registration that was erased meanwhile gets no token. */
  Mono<Void> insert(List<TokenRow> tokens) {
    return database
        .sql(
            """
            INSERT INTO access_token (hash, code, registration, attendee, created_at, expires_at)
            SELECT n.hash, n.code, n.registration, n.attendee, n.created_at, n.expires_at
            FROM jsonb_populate_recordset(NULL::access_token, :rows) n
            JOIN registration r ON r.id = n.registration
            """)
        .bind("rows", rows.of(tokens))
        .then();
  }

  Mono<Access.Holder> byToken(byte[] hash, Instant now) {
    return database
        .sql(
            "SELECT registration, attendee FROM access_token WHERE hash = :hash AND expires_at > :now")
        .bind("hash", ByteBuffer.wrap(hash))
        .bind("now", now)
        .map(AccessRepository::holder)
        .one();
  }

  Mono<Access.Holder> byCode(byte[] code, Instant now) {
    return database
        .sql(
            "SELECT registration, attendee FROM access_token WHERE code = :code AND expires_at > :now")
        .bind("code", ByteBuffer.wrap(code))
        .bind("now", now)
        .map(AccessRepository::holder)
        .one();
  }

  Mono<Void> openSession(byte[] hash, Access.Holder holder, Instant now) {
    var insert =
        database
            .sql(
                """
                INSERT INTO access_session (hash, registration, attendee, last_used_at)
                VALUES (:hash, :registration, :attendee, :now)
                """)
            .bind("hash", ByteBuffer.wrap(hash))
            .bind("registration", holder.registration())
            .bind("now", now);
    return (holder.attendee() == null
            ? insert.bindNull("attendee", UUID.class)
            : insert.bind("attendee", holder.attendee()))
        .then();
  }

  /** Notes the use, at most once a minute; empty when it was not used for {@code idle}. */
  Mono<Access.Holder> useSession(byte[] hash, Instant now, Duration idle) {
    return database
        .sql(
            """
            WITH used AS (
              UPDATE access_session SET last_used_at = :now
              WHERE hash = :hash AND last_used_at > :since AND last_used_at < :minute)
            SELECT registration, attendee FROM access_session
            WHERE hash = :hash AND last_used_at > :since
            """)
        .bind("hash", ByteBuffer.wrap(hash))
        .bind("now", now)
        .bind("since", now.minus(idle))
        .bind("minute", now.minusSeconds(60))
        .map(AccessRepository::holder)
        .one();
  }

  Mono<Void> sweep(Instant now, Duration idle) {
    return database
        .sql(
            """
            WITH tokens AS (DELETE FROM access_token WHERE expires_at <= :now)
            DELETE FROM access_session WHERE last_used_at <= :since
            """)
        .bind("now", now)
        .bind("since", now.minus(idle))
        .then();
  }

  private static Access.Holder holder(Readable row) {
    return new Access.Holder(row.get("registration", UUID.class), row.get("attendee", UUID.class));
  }
}
