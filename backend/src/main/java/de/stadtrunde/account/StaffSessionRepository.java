package de.stadtrunde.account;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Tokens;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Who is signed in; the table knows only hashes of what the browsers hold. */
@Repository
class StaffSessionRepository {

  /** OWASP ASVS 5.0, 7.3.1 wants such an end; an hour lets a meeting pass. */
  static final Duration IDLE = Duration.ofMinutes(60);

  /** OWASP ASVS 5.0, 7.3.2; a working day at most. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** How exactly the last use is known: not every click is worth a write. */
  private static final Duration EXACT = Duration.ofMinutes(1);

  private final DatabaseClient database;
  private final Clock clock;

  StaffSessionRepository(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The token of a new session. */
  Mono<String> open(UUID account) {
    String token = Tokens.token();
    return database
        .sql(
            """
            INSERT INTO staff_session (hash, account, created_at, last_used_at)
            VALUES (:hash, :account, :now, :now)
            """)
        .bind("hash", Tokens.hash(token))
        .bind("account", account)
        .bind("now", clock.instant())
        .then()
        .thenReturn(token);
  }

  /** Empty for an unknown token, one that ended, and a disabled account. */
  Mono<SignedIn> use(String token) {
    Instant now = clock.instant();
    return database
        .sql(
            """
            WITH used AS (
              UPDATE staff_session SET last_used_at = :now
              WHERE hash = :hash AND last_used_at < :inexact AND last_used_at > :idle
            )
            SELECT a.id, a.name, a.role, a.password_temporary
            FROM staff_session s JOIN staff_account a ON a.id = s.account
            WHERE s.hash = :hash AND s.last_used_at > :idle AND s.created_at > :oldest
              AND NOT a.disabled
            """)
        .bind("hash", Tokens.hash(token))
        .bind("now", now)
        .bind("inexact", now.minus(EXACT))
        .bind("idle", now.minus(IDLE))
        .bind("oldest", now.minus(LONGEST))
        .map(StaffSessionRepository::signedIn)
        .one();
  }

  private static SignedIn signedIn(Readable row) {
    CurrentUser user =
        new CurrentUser(
            row.get("id", UUID.class),
            row.get("name", String.class),
            CurrentUser.Role.valueOf(row.get("role", String.class)));
    return new SignedIn(user, Boolean.TRUE.equals(row.get("password_temporary", Boolean.class)));
  }

  Mono<Void> end(String token) {
    return database
        .sql("DELETE FROM staff_session WHERE hash = :hash")
        .bind("hash", Tokens.hash(token))
        .then();
  }

  /** Removes what has ended anyway. */
  Mono<Void> sweep() {
    Instant now = clock.instant();
    return database
        .sql("DELETE FROM staff_session WHERE last_used_at <= :idle OR created_at <= :oldest")
        .bind("idle", now.minus(IDLE))
        .bind("oldest", now.minus(LONGEST))
        .then();
  }
}
