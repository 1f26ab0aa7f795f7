package de.stadtrunde.organisation;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class OrganisationRepository {

  private final DatabaseClient database;
  private final Clock clock;

  OrganisationRepository(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Mono<Organisation> byId(UUID id) {
    return database
        .sql("SELECT id, name, type FROM organisation WHERE id = :id")
        .bind("id", id)
        .map(OrganisationRepository::organisation)
        .one();
  }

  Mono<Organisation> byKey(String key) {
    return database
        .sql("SELECT id, name, type FROM organisation WHERE name_key = :key")
        .bind("key", key)
        .map(OrganisationRepository::organisation)
        .one();
  }

  Flux<Organisation> all() {
    return database
        .sql("SELECT id, name, type FROM organisation ORDER BY name_key")
        .map(OrganisationRepository::organisation)
        .all();
  }

  Mono<Void> insert(String name, String key, Organisation.Type type) {
    return database
        .sql(
            """
            INSERT INTO organisation (id, version, name, name_key, type, created_at)
            VALUES (:id, 0, :name, :key, :type, :now)
            ON CONFLICT (name_key) DO NOTHING
            """)
        .bind("id", UUID.randomUUID())
        .bind("name", name)
        .bind("key", key)
        .bind("type", type.name())
        .bind("now", clock.instant())
        .then();
  }

  private static Organisation organisation(Readable row) {
    return new Organisation(
        row.get("id", UUID.class),
        row.get("name", String.class),
        Organisation.Type.valueOf(row.get("type", String.class)));
  }
}
