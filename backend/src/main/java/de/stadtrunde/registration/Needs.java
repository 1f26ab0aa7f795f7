package de.stadtrunde.registration;

import de.stadtrunde.registration.NewRegistration.Attendee;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What attendees need to take part (interpretation, access, childcare, diet). Treated like special
 * categories of data (CJEU C-184/20): stored apart and encrypted, never in mails or lists.
 */
@Repository
class Needs {

  private final DatabaseClient database;
  private final Rows rows;
  private final JsonMapper json;
  private final NeedsCipher cipher;

  Needs(DatabaseClient database, Rows rows, JsonMapper json, NeedsCipher cipher) {
    this.database = database;
    this.rows = rows;
    this.json = json;
    this.cipher = cipher;
  }

  private record Row(UUID attendee, String needs) {}

  /** Writes the needs of these people, who had none before; nothing for nobody. */
  Mono<Void> insert(List<Attendee> needy) {
    return needy.isEmpty()
        ? Mono.empty()
        : database
            .sql(
                """
                INSERT INTO attendee_need (attendee, needs)
                SELECT attendee, needs FROM jsonb_populate_recordset(NULL::attendee_need, :rows)
                """)
            .bind("rows", rows.of(needy.stream().map(this::row).toList()))
            .then();
  }

  Mono<Void> erase(List<UUID> attendees) {
    return database
        .sql("DELETE FROM attendee_need WHERE attendee = ANY(:attendees)")
        .bind("attendees", attendees.toArray(UUID[]::new))
        .then();
  }

  private Row row(Attendee attendee) {
    byte[] plain = json.writeValueAsBytes(attendee.needs());
    return new Row(attendee.id(), Rows.bytes(cipher.encrypt(plain, attendee.id())));
  }

  /** The needs told in one registration, by attendee; empty for those who told none. */
  Mono<Map<UUID, Map<String, String>>> of(UUID registration) {
    return database
        .sql(
            """
            SELECT n.attendee, n.needs FROM attendee_need n JOIN attendee a ON a.id = n.attendee
            WHERE a.registration = :registration
            """)
        .bind("registration", registration)
        .map(row -> decrypt(row.get("attendee", UUID.class), row.get("needs", ByteBuffer.class)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** The needs of all who come to an event, without names and in no order. */
  Flux<Map<String, String>> ofEvent(UUID event) {
    return database
        .sql(
            """
            SELECT n.attendee, n.needs FROM attendee_need n
            JOIN attendee a ON a.id = n.attendee JOIN registration r ON r.id = a.registration
            WHERE r.event = :event AND r.status = 'CONFIRMED'
            """)
        .bind("event", event)
        .map(row -> decrypt(row.get("attendee", UUID.class), row.get("needs", ByteBuffer.class)))
        .all()
        .map(Map.Entry::getValue);
  }

  private Map.Entry<UUID, Map<String, String>> decrypt(UUID attendee, ByteBuffer stored) {
    byte[] bytes = new byte[stored.remaining()];
    stored.get(bytes);
    byte[] plain = cipher.decrypt(bytes, attendee);
    return Map.entry(attendee, json.readValue(plain, new TypeReference<Map<String, String>>() {}));
  }
}
