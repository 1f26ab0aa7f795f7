package de.stadtrunde;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Tokens;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * A member of staff with a session, without the cost of a password: {@code
 * StaffMember.signedIn(database, ORGANISER).with(client)} makes calls as that person, CSRF token
 * included. The session has just been used, by the real clock unless another time is named.
 */
public record StaffMember(CurrentUser user, String session) {

  /** A new account of that role and its session. */
  public static StaffMember signedIn(DatabaseClient database, Role role) {
    return signedIn(database, role, false, Instant.now());
  }

  /** The same at another time. */
  public static StaffMember signedIn(DatabaseClient database, Role role, Instant now) {
    return signedIn(database, role, false, now);
  }

  /** The same with a one-time password. */
  public static StaffMember newcomer(DatabaseClient database, Role role) {
    return signedIn(database, role, true, Instant.now());
  }

  private static StaffMember signedIn(
      DatabaseClient database, Role role, boolean newcomer, Instant now) {
    CurrentUser user = new CurrentUser(UUID.randomUUID(), "Test " + role, role);
    String session = Tokens.token();
    database
        .sql(
            """
            WITH account AS (
              INSERT INTO staff_account
                (id, version, email, name, role, password_hash, password_temporary, created_at)
              VALUES (:id, 0, :email, :name, :role, 'none', :newcomer, :now)
              RETURNING id
            )
            INSERT INTO staff_session (hash, account, created_at, last_used_at)
            SELECT :hash, id, :now, :now FROM account
            """)
        .bind("id", user.id())
        .bind("email", user.id() + "@staff.example")
        .bind("name", user.name())
        .bind("role", role.name())
        .bind("newcomer", newcomer)
        .bind("hash", Tokens.hash(session))
        .bind("now", now)
        .then()
        .block();
    return new StaffMember(user, session);
  }

  /** Makes an event this person's own. */
  public StaffMember assigned(DatabaseClient database, UUID event) {
    database
        .sql("INSERT INTO event_staff (event, account) VALUES (:event, :account)")
        .bind("event", event)
        .bind("account", user.id())
        .then()
        .block();
    return this;
  }

  /** The client with this person's cookie and CSRF token on every call. */
  public WebTestClient with(WebTestClient client) {
    return client
        .mutate()
        .defaultCookie("staff", session)
        .defaultHeader("X-CSRF-TOKEN", Csrf.token(session))
        .build();
  }
}
