package de.stadtrunde.audit;

import de.stadtrunde.shared.AuditLog;
import de.stadtrunde.shared.CurrentUser;
import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
class AuditEntries implements AuditLog {

  private final DatabaseClient database;
  private final Clock clock;
  private final JsonMapper json;

  AuditEntries(DatabaseClient database, Clock clock, JsonMapper json) {
    this.database = database;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public Mono<Void> record(
      CurrentUser actor, String action, String subject, Map<String, Object> detail) {
    return database
        .sql(
            """
            INSERT INTO audit_entry (at, actor, action, subject, detail)
            VALUES (:at, :actor, :action, :subject, :detail)
            """)
        .bind("at", clock.instant())
        .bind("actor", Parameter.fromOrEmpty(actor == null ? null : actor.id(), UUID.class))
        .bind("action", action)
        .bind("subject", subject)
        .bind("detail", Json.of(json.writeValueAsBytes(detail)))
        .then();
  }
}
