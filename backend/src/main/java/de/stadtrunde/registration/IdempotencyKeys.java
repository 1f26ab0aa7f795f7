package de.stadtrunde.registration;

import de.stadtrunde.registration.SignUpBatch.Remembered;
import de.stadtrunde.registration.SignUpDesk.Request;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Remembers what was answered to a repeated request, in the transaction that caused the answer. */
@Repository
class IdempotencyKeys {

  /** How long a key is kept (contract, Sign-up). */
  static final Duration KEPT = Duration.ofHours(24);

  private final DatabaseClient database;
  private final Rows rows;
  private final JsonMapper json;

  IdempotencyKeys(DatabaseClient database, Rows rows, JsonMapper json) {
    this.database = database;
    this.rows = rows;
    this.json = json;
  }

  /** What was answered to the batch's keys before, by key. */
  Mono<Map<String, Remembered>> answers(Ledger ledger, List<Request> batch) {
    String[] keys =
        batch.stream().map(Request::key).filter(Objects::nonNull).toArray(String[]::new);
    return keys.length == 0 ? Mono.just(Map.of()) : answers(ledger, keys);
  }

  private Mono<Map<String, Remembered>> answers(Ledger ledger, String[] keys) {
    return database
        .sql(
            """
            SELECT key, request, response FROM idempotency_key
            WHERE event = :event AND key = ANY(:keys) AND created_at > :since
            """)
        .bind("event", ledger.event().id())
        .bind("keys", keys)
        .bind("since", ledger.now().minus(KEPT))
        .map(this::answer)
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private Map.Entry<String, Remembered> answer(Readable row) {
    ByteBuffer digest = row.get("request", ByteBuffer.class);
    byte[] bytes = new byte[digest.remaining()];
    digest.get(bytes);
    String response = row.get("response", Json.class).asString();
    return Map.entry(
        row.get("key", String.class),
        new Remembered(bytes, json.readValue(response, SignUp.Answer.class)));
  }

  private record KeyRow(
      UUID event, String key, String request, JsonNode response, Instant createdAt) {}

  /** Keeps the batch's new answers; a key older than a day may be used anew. */
  Mono<Void> insert(SignUpBatch batch) {
    Ledger ledger = batch.ledger();
    List<KeyRow> keys = new ArrayList<>();
    batch
        .remembered()
        .forEach(
            (key, kept) ->
                keys.add(
                    new KeyRow(
                        ledger.event().id(),
                        key,
                        Rows.bytes(kept.digest()),
                        json.valueToTree(kept.answer()),
                        ledger.now())));
    return keys.isEmpty() ? Mono.empty() : insert(keys);
  }

  private Mono<Void> insert(List<KeyRow> keys) {
    return database
        .sql(
            """
            INSERT INTO idempotency_key (event, key, request, response, created_at)
            SELECT event, key, request, response, created_at
            FROM jsonb_populate_recordset(NULL::idempotency_key, :rows)
            ON CONFLICT (event, key) DO UPDATE SET request = EXCLUDED.request,
              response = EXCLUDED.response, created_at = EXCLUDED.created_at
            """)
        .bind("rows", rows.of(keys))
        .then();
  }

  /** Forgets what is older than a day. */
  Mono<Void> sweep(Instant now) {
    return database
        .sql("DELETE FROM idempotency_key WHERE created_at <= :until")
        .bind("until", now.minus(KEPT))
        .then();
  }
}
