package de.stadtrunde.event;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class EventRepository {

  private final DatabaseClient database;

  EventRepository(DatabaseClient database) {
    this.database = database;
  }

  Mono<Event> bySlug(String slug) {
    return database
        .sql(EventRow.SELECT + "WHERE e.slug = :slug")
        .bind("slug", slug)
        .map(EventRow::event)
        .one();
  }

  Mono<Event> byId(UUID id) {
    return database
        .sql(EventRow.SELECT + "WHERE e.id = :id")
        .bind("id", id)
        .map(EventRow::event)
        .one();
  }

  Flux<Event> published() {
    return database
        .sql(EventRow.SELECT + "WHERE e.publication = 'PUBLISHED' ORDER BY e.starts_at, e.slug")
        .map(EventRow::event)
        .all();
  }

  Flux<Event> all() {
    return database
        .sql(EventRow.SELECT + "ORDER BY e.starts_at DESC NULLS FIRST, e.slug")
        .map(EventRow::event)
        .all();
  }

  Flux<Event> assigned(UUID account) {
    return database
        .sql(
            EventRow.SELECT
                + """
                JOIN event_staff s ON s.event = e.id AND s.account = :account
                ORDER BY e.starts_at DESC NULLS FIRST, e.slug
                """)
        .bind("account", account)
        .map(EventRow::event)
        .all();
  }

  Mono<Boolean> isAssigned(UUID event, UUID account) {
    return database
        .sql(
            """
            SELECT EXISTS (SELECT FROM event_staff WHERE event = :event AND account = :account)
              AS assigned
            """)
        .bind("event", event)
        .bind("account", account)
        .map(row -> row.get("assigned", Boolean.class))
        .one();
  }
}
