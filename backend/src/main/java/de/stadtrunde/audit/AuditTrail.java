package de.stadtrunde.audit;

import de.stadtrunde.shared.AuditLog;
import de.stadtrunde.shared.CurrentUser;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The log as a table; rows are only ever added. */
@Repository
class AuditTrail implements AuditLog {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DatabaseClient database;
  private final Clock clock;

  AuditTrail(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Mono<Void> record(
      CurrentUser actor, String action, String subject, Map<String, Object> detail) {
    UUID who = actor == null ? null : actor.id();
    return database
        .sql(
            """
            INSERT INTO audit_entry (at, actor, action, subject, detail)
            VALUES (:at, CAST(:actor AS uuid), :action, :subject, :detail)
            """)
        .bind("at", clock.instant())
        .bind("actor", Parameters.in(R2dbcType.VARCHAR, who == null ? null : who.toString()))
        .bind("action", action)
        .bind("subject", subject)
        .bind("detail", Json.of(JSON.writeValueAsBytes(detail)))
        .then();
  }
}
