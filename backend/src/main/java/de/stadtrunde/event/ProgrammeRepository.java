package de.stadtrunde.event;

import de.stadtrunde.event.Programme.Project;
import de.stadtrunde.event.Programme.Words;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ProgrammeRepository {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DatabaseClient database;

  ProgrammeRepository(DatabaseClient database) {
    this.database = database;
  }

  /** Every programme with its projects, oldest entry first. */
  Flux<Programme> all() {
    return database
        .sql(
            """
            SELECT p.id, p.slug, p.texts,
              (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', j.slug, 'texts', j.texts,
                  'bearers', (SELECT coalesce(jsonb_agg(coalesce(b.name, o.name)
                      ORDER BY b.position), '[]')
                    FROM project_bearer b LEFT JOIN organisation o ON o.id = b.organisation
                    WHERE b.project = j.id)) ORDER BY j.position), '[]')
                FROM project j WHERE j.programme = p.id) AS projects
            FROM programme p
            ORDER BY p.created_at, p.slug
            """)
        .map(ProgrammeRepository::programme)
        .all();
  }

  Mono<UUID> idOf(String slug) {
    return database
        .sql("SELECT id FROM programme WHERE slug = :slug")
        .bind("slug", slug)
        .mapValue(UUID.class)
        .one();
  }

  private static Programme programme(Readable row) {
    return new Programme(
        row.get("id", UUID.class),
        row.get("slug", String.class),
        json(row, "texts", new TypeReference<Map<String, Words>>() {}),
        json(row, "projects", new TypeReference<List<Project>>() {}));
  }

  private static <T> T json(Readable row, String column, TypeReference<T> type) {
    return JSON.readValue(row.get(column, Json.class).asArray(), type);
  }
}
