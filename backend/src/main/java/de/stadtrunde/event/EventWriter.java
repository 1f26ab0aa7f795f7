package de.stadtrunde.event;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what an organiser has written; the caller holds the lock of the event. */
@Repository
class EventWriter {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String FORM =
      """
      jsonb_to_record(CAST(:form AS jsonb)) AS f(slug text, programme uuid, texts jsonb,
        "startsAt" timestamptz, "endsAt" timestamptz, zone text, "registrationOpens" timestamptz,
        "registrationCloses" timestamptz, approval boolean, "holdMinutes" int, lobby boolean,
        venue jsonb, contact jsonb, video text)
      """;

  private final DatabaseClient database;
  private final Clock clock;

  EventWriter(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Locks the event against other changes and sign-ups until the transaction ends; waits 3 s. */
  Mono<Void> lock(UUID event) {
    return database
        .sql("SET LOCAL lock_timeout = '3s'")
        .then()
        .then(
            database
                .sql("SELECT id FROM event WHERE id = :event FOR NO KEY UPDATE")
                .bind("event", event)
                .then());
  }

  /** Empty when the address is taken. */
  Mono<UUID> insert(EventForm form, UUID programme) {
    UUID id = UUID.randomUUID();
    return database
        .sql(
            """
            INSERT INTO event (id, version, slug, programme, publication, state, texts, starts_at,
              ends_at, zone, registration_opens, registration_closes, approval, hold_minutes, lobby,
              venue_name, venue_address, venue_capacity, contact_name, contact_telephone,
              contact_email, video_url, created_at)
            SELECT :id, 0, f.slug, f.programme, 'DRAFT', 'SCHEDULED', f.texts, f."startsAt",
              f."endsAt", f.zone, f."registrationOpens", f."registrationCloses", f.approval,
              f."holdMinutes", f.lobby, f.venue->>'name', f.venue->>'address',
              (f.venue->>'capacity')::int, f.contact->>'name', f.contact->>'telephone',
              f.contact->>'email', f.video, :now
            FROM %s
            ON CONFLICT (slug) DO NOTHING
            RETURNING id
            """
                .formatted(FORM))
        .bind("id", id)
        .bind("form", json(form, programme))
        .bind("now", clock.instant())
        .mapValue(UUID.class)
        .one();
  }

  Mono<Void> update(UUID event, EventForm form, UUID programme) {
    return database
        .sql(
            """
            UPDATE event SET version = version + 1, slug = f.slug, programme = f.programme,
              texts = f.texts, starts_at = f."startsAt", ends_at = f."endsAt", zone = f.zone,
              registration_opens = f."registrationOpens",
              registration_closes = f."registrationCloses", approval = f.approval,
              hold_minutes = f."holdMinutes", lobby = f.lobby, venue_name = f.venue->>'name',
              venue_address = f.venue->>'address', venue_capacity = (f.venue->>'capacity')::int,
              contact_name = f.contact->>'name', contact_telephone = f.contact->>'telephone',
              contact_email = f.contact->>'email', video_url = f.video
            FROM %s
            WHERE id = :event
            """
                .formatted(FORM))
        .bind("form", json(form, programme))
        .bind("event", event)
        .then();
  }

  private static Json json(EventForm form, UUID programme) {
    ObjectNode row = JSON.valueToTree(form);
    row.put("programme", programme == null ? null : programme.toString());
    return Json.of(JSON.writeValueAsString(row));
  }

  /** Questions and documents, replaced as a whole. */
  Mono<Void> replaceParts(UUID event, EventForm form) {
    return clear("event_question", event)
        .then(clear("event_document", event))
        .then(insertQuestions(event, form))
        .then(insertDocuments(event, form));
  }

  private Mono<Void> clear(String table, UUID event) {
    return database
        .sql("DELETE FROM %s WHERE event = :event".formatted(table))
        .bind("event", event)
        .then();
  }

  private Mono<Void> insertQuestions(UUID event, EventForm form) {
    return database
        .sql(
            """
            INSERT INTO event_question (event, key, position, type, required, label, choices,
              depends_on)
            SELECT :event, q->>'key', position, q->>'type', (q->>'required')::boolean, q->'label',
              q->'choices', nullif(q->'dependsOn', 'null')
            FROM jsonb_array_elements(CAST(:questions AS jsonb)) WITH ORDINALITY AS e(q, position)
            """)
        .bind("event", event)
        .bind("questions", Json.of(JSON.writeValueAsString(form.questions())))
        .then();
  }

  private Mono<Void> insertDocuments(UUID event, EventForm form) {
    return database
        .sql(
            """
            INSERT INTO event_document (event, position, title, url)
            SELECT :event, position, d->'title', d->>'url'
            FROM jsonb_array_elements(CAST(:documents AS jsonb)) WITH ORDINALITY AS e(d, position)
            """)
        .bind("event", event)
        .bind("documents", Json.of(JSON.writeValueAsString(form.documents())))
        .then();
  }

  Mono<Void> assign(UUID event, UUID account) {
    return database
        .sql(
            """
            INSERT INTO event_staff (event, account) VALUES (:event, :account)
            ON CONFLICT DO NOTHING
            """)
        .bind("event", event)
        .bind("account", account)
        .then();
  }

  Mono<Void> setPublication(UUID event, Event.Publication publication) {
    return database
        .sql("UPDATE event SET version = version + 1, publication = :to WHERE id = :event")
        .bind("to", publication.name())
        .bind("event", event)
        .then();
  }

  /** Sets the state with its reason (null for none) and raises SEQUENCE. */
  Mono<Void> setState(UUID event, Event.State state, String reason) {
    return database
        .sql(
            """
            UPDATE event SET version = version + 1, state = :to, state_reason = nullif(:reason, ''),
              sequence = sequence + 1
            WHERE id = :event
            """)
        .bind("to", state.name())
        .bind("reason", reason == null ? "" : reason)
        .bind("event", event)
        .then();
  }
}
