package de.stadtrunde.audit;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.MutableClock;
import de.stadtrunde.TestDatabase;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.CurrentUser.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class AuditTrailTest {

  private final DatabaseClient database = TestDatabase.fresh().client();
  private final MutableClock clock = new MutableClock();
  private final AuditTrail trail = new AuditTrail(database, clock);

  @Test
  void keepsWhoDidWhatToWhatAndWhen() {
    CurrentUser actor = new CurrentUser(UUID.randomUUID(), "Ada", Role.ORGANISER);

    trail.record(actor, "event.published", "im-dialog", Map.of("seats", 3)).block();

    assertThat(entry())
        .containsEntry("actor", actor.id())
        .containsEntry("action", "event.published")
        .containsEntry("subject", "im-dialog")
        .containsEntry("seats", 3);
  }

  @Test
  void keepsWhatTheSystemDoesWithoutAnActor() {
    trail.record(null, "registration.expired", "AB-12", Map.of()).block();

    assertThat(entry()).containsEntry("actor", null);
  }

  private Map<String, Object> entry() {
    return database
        .sql("SELECT actor, action, subject, (detail->>'seats')::int AS seats FROM audit_entry")
        .fetch()
        .one()
        .block();
  }
}
