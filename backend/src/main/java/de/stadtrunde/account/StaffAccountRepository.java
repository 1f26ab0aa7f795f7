package de.stadtrunde.account;

import de.stadtrunde.shared.CurrentUser;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class StaffAccountRepository {

  private static final String SELECT =
      "SELECT id, email, name, role, password_hash, password_temporary, disabled"
          + " FROM staff_account ";

  private final DatabaseClient database;
  private final Clock clock;

  StaffAccountRepository(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** False when the address has an account already, which stays as it is. */
  Mono<Boolean> add(StaffAccount account) {
    return database
        .sql(
            """
            INSERT INTO staff_account
              (id, version, email, name, role, password_hash, password_temporary, disabled, created_at)
            VALUES (:id, 0, :email, :name, :role, :hash, :temporary, :disabled, :now)
            ON CONFLICT (lower(email)) DO NOTHING
            """)
        .bind("id", account.id())
        .bind("email", account.email())
        .bind("name", account.name())
        .bind("role", account.role().name())
        .bind("hash", account.passwordHash())
        .bind("temporary", account.passwordTemporary())
        .bind("disabled", account.disabled())
        .bind("now", clock.instant())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  Mono<Boolean> isEmpty() {
    return database
        .sql("SELECT NOT EXISTS (SELECT FROM staff_account)")
        .mapValue(Boolean.class)
        .one();
  }

  Mono<StaffAccount> byEmail(String email) {
    return database
        .sql(SELECT + "WHERE lower(email) = lower(:email)")
        .bind("email", email)
        .map(StaffAccountRepository::account)
        .one();
  }

  Mono<StaffAccount> byId(UUID id) {
    return database
        .sql(SELECT + "WHERE id = :id")
        .bind("id", id)
        .map(StaffAccountRepository::account)
        .one();
  }

  /** The one that has been there longest; empty without any. */
  Mono<StaffAccount> firstAdministrator() {
    return database
        .sql(SELECT + "WHERE role = 'ADMINISTRATOR' ORDER BY created_at, id LIMIT 1")
        .map(StaffAccountRepository::account)
        .one();
  }

  /** By name; finite. */
  Flux<StaffAccount> all() {
    return database
        .sql(SELECT + "ORDER BY lower(name), id")
        .map(StaffAccountRepository::account)
        .all();
  }

  /**
   * Ends every session of the account in the same statement, so that an old password opens none.
   */
  Mono<Void> setPassword(UUID id, String hash, boolean temporary) {
    return database
        .sql(
            """
            WITH ended AS (DELETE FROM staff_session WHERE account = :id)
            UPDATE staff_account
            SET password_hash = :hash, password_temporary = :temporary, disabled = false,
              version = version + 1
            WHERE id = :id
            """)
        .bind("id", id)
        .bind("hash", hash)
        .bind("temporary", temporary)
        .then();
  }

  /** Ends every session of the account. */
  Mono<Void> disable(UUID id, boolean disabled) {
    return database
        .sql(
            """
            WITH ended AS (DELETE FROM staff_session WHERE account = :id)
            UPDATE staff_account SET disabled = :disabled, version = version + 1 WHERE id = :id
            """)
        .bind("id", id)
        .bind("disabled", disabled)
        .then();
  }

  private static StaffAccount account(Readable row) {
    return new StaffAccount(
        row.get("id", UUID.class),
        row.get("email", String.class),
        row.get("name", String.class),
        CurrentUser.Role.valueOf(row.get("role", String.class)),
        row.get("password_hash", String.class),
        Boolean.TRUE.equals(row.get("password_temporary", Boolean.class)),
        Boolean.TRUE.equals(row.get("disabled", Boolean.class)));
  }
}
