package de.stadtrunde.event;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

@Repository
class ProgrammeWriter {

  /** Any number that nobody else uses: it stands for "loads the sample programme". */
  private static final long SAMPLE_LOCK = 1_003_2026L;

  private final DatabaseClient database;
  private final Clock clock;

  ProgrammeWriter(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** True, once and under a lock until the transaction ends, while there is nothing; else empty. */
  Mono<Boolean> lockWhenEmpty() {
    return database
        .sql("SELECT pg_advisory_xact_lock(:lock)")
        .bind("lock", SAMPLE_LOCK)
        .then()
        .then(Mono.defer(this::isEmpty))
        .filter(empty -> empty);
  }

  private Mono<Boolean> isEmpty() {
    return database
        .sql("SELECT NOT EXISTS (SELECT FROM programme) AND NOT EXISTS (SELECT FROM event)")
        .mapValue(Boolean.class)
        .one();
  }

  /**
   * A programme as in the sample file: slug, texts, projects with slug, texts and bearers. A bearer
   * is the name of a directory entry, or after an equals sign a name of its own.
   */
  Mono<Void> insert(ObjectNode programme) {
    UUID id = UUID.randomUUID();
    return database
        .sql(
            "INSERT INTO programme (id, slug, texts, created_at) VALUES (:id, :slug, :texts, :now)")
        .bind("id", id)
        .bind("slug", programme.get("slug").stringValue())
        .bind("texts", Json.of(programme.get("texts").toString()))
        .bind("now", clock.instant())
        .then()
        .then(insertProjects(id, programme));
  }

  private Mono<Void> insertProjects(UUID id, ObjectNode programme) {
    return database
        .sql(
            """
            WITH given AS (
              SELECT gen_random_uuid() AS id, p AS project, position
              FROM jsonb_array_elements(CAST(:projects AS jsonb)) WITH ORDINALITY AS e(p, position)),
            entered AS (
              INSERT INTO project (id, programme, slug, position, texts)
              SELECT id, :programme, project->>'slug', position, project->'texts' FROM given)
            INSERT INTO project_bearer (project, position, organisation, name)
            SELECT g.id, b.position, o.id,
              CASE WHEN o.id IS NULL THEN ltrim(b.name, '=') END
            FROM given g
            CROSS JOIN jsonb_array_elements_text(project->'bearers')
              WITH ORDINALITY AS b(name, position)
            LEFT JOIN organisation o ON o.name = b.name
            """)
        .bind("programme", id)
        .bind("projects", Json.of(programme.get("projects").toString()))
        .then();
  }
}
