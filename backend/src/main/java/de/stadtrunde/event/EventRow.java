package de.stadtrunde.event;

import de.stadtrunde.event.Event.Contact;
import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.event.Event.Document;
import de.stadtrunde.event.Event.Publication;
import de.stadtrunde.event.Event.Question;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.event.Event.Texts;
import de.stadtrunde.event.Event.Venue;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads an event with everything below it from one row: one statement is one consistent state. */
final class EventRow {

  static final String SELECT =
      """
      SELECT e.*,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name,
            'participation', c.participation, 'audience', c.audience, 'organisation', c.organisation,
            'capacity', c.capacity, 'maxPerOrganisation', c.max_per_organisation,
            'namesDue', c.names_due) ORDER BY c.name), '[]')
          FROM contingent c WHERE c.event = e.id) AS contingents,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('key', q.key, 'type', q.type,
            'required', q.required, 'label', q.label, 'choices', q.choices,
            'dependsOn', q.depends_on) ORDER BY q.position), '[]')
          FROM event_question q WHERE q.event = e.id) AS questions,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('title', d.title, 'url', d.url)
            ORDER BY d.position), '[]')
          FROM event_document d WHERE d.event = e.id) AS documents
      FROM event e
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EventRow() {}

  static Event event(Readable row) {
    return new Event(
        row.get("id", UUID.class),
        row.get("slug", String.class),
        row.get("programme", UUID.class),
        Publication.valueOf(row.get("publication", String.class)),
        State.valueOf(row.get("state", String.class)),
        row.get("state_reason", String.class),
        json(row, "texts", new TypeReference<Map<String, Texts>>() {}),
        row.get("starts_at", Instant.class),
        row.get("ends_at", Instant.class),
        ZoneId.of(row.get("zone", String.class)),
        row.get("registration_opens", Instant.class),
        row.get("registration_closes", Instant.class),
        row.get("approval", Boolean.class),
        Duration.ofMinutes(row.get("hold_minutes", Integer.class)),
        row.get("lobby", Boolean.class),
        venue(row),
        contact(row),
        video(row.get("video_url", String.class)),
        row.get("sequence", Integer.class),
        json(row, "contingents", new TypeReference<List<Contingent>>() {}),
        json(row, "questions", new TypeReference<List<Question>>() {}),
        json(row, "documents", new TypeReference<List<Document>>() {}));
  }

  private static Venue venue(Readable row) {
    return new Venue(
        row.get("venue_name", String.class),
        row.get("venue_address", String.class),
        row.get("venue_capacity", Integer.class));
  }

  private static Contact contact(Readable row) {
    return new Contact(
        row.get("contact_name", String.class),
        row.get("contact_telephone", String.class),
        row.get("contact_email", String.class));
  }

  private static URI video(String url) {
    return url == null ? null : URI.create(url);
  }

  private static <T> T json(Readable row, String column, TypeReference<T> type) {
    return JSON.readValue(row.get(column, Json.class).asArray(), type);
  }
}
