package de.stadtrunde.mail;

import de.stadtrunde.mail.MailComposer.Queued;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gives the mails that are due to one worker each, and takes them back. */
@Repository
class LeaseRepository {

  /** A worker that dies gives its mails to the others after this time (product: mail). */
  static final Duration LEASE = Duration.ofSeconds(60);

  /**
   * How long before its end a lease begins no further mail: a mail may take connect, read and write
   * time-outs ({@link SmtpCarrier}) and must be settled before another worker may claim it.
   */
  private static final Duration RESERVE = Duration.ofSeconds(45);

  private static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT id FROM outbox
        WHERE state = 'QUEUED' AND send_after <= :now AND (leased_until IS NULL OR leased_until <= :now)
        ORDER BY send_after
        LIMIT :size
        FOR UPDATE SKIP LOCKED),
      claimed AS (
        UPDATE outbox SET leased_until = :lease
        WHERE id IN (SELECT id FROM due)
        RETURNING id, kind, recipient, language, subject, facts::text AS facts, attempts, send_after)
      SELECT * FROM claimed ORDER BY send_after
      """;

  private static final String RENEW =
      """
      UPDATE outbox SET leased_until = :renewed
      WHERE id = ANY(:ids) AND state = 'QUEUED' AND leased_until = :lease
      RETURNING id
      """;

  private static final String RELEASE =
      """
      UPDATE outbox SET leased_until = NULL
      WHERE id = ANY(:ids) AND state = 'QUEUED' AND leased_until = :lease
      """;

  private final DatabaseClient database;
  private final JsonMapper json;
  private final Clock clock;

  LeaseRepository(DatabaseClient database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** Mails that are due and that no other worker holds. */
  Mono<Batch> claim(int size) {
    Instant lease = lease();
    return database
        .sql(CLAIM)
        .bind("now", clock.instant())
        .bind("lease", lease)
        .bind("size", size)
        .map(this::claimed)
        .all()
        .collectList()
        .map(claimed -> Batch.of(claimed, lease));
  }

  /** Whole microseconds, as the database keeps them: the lease is compared later. */
  private Instant lease() {
    return clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MICROS);
  }

  private Batch.Claimed claimed(Readable row) {
    Queued mail =
        new Queued(
            row.get("id", UUID.class),
            row.get("kind", String.class),
            row.get("recipient", String.class),
            row.get("language", String.class),
            row.get("subject", UUID.class),
            facts(row.get("facts", String.class)));
    return new Batch.Claimed(mail, row.get("attempts", Integer.class));
  }

  private Map<String, Object> facts(String facts) {
    return facts == null ? Map.of() : json.readValue(facts, new TypeReference<>() {});
  }

  /** Whether there is time to begin a further mail of the batch. */
  boolean lasts(Batch batch) {
    return clock.instant().isBefore(batch.lease().minus(RESERVE));
  }

  /**
   * A new lease on those of the batch that are still held; what another worker took is left out.
   */
  Mono<Batch> renew(Batch batch) {
    Instant renewed = lease();
    return database
        .sql(RENEW)
        .bind("renewed", renewed)
        .bind("ids", ids(batch))
        .bind("lease", batch.lease())
        .map(row -> row.get("id", UUID.class))
        .all()
        .collect(Collectors.toSet())
        .map(held -> batch.only(held::contains, renewed));
  }

  /** Anybody may send them now. */
  Mono<Void> release(Batch batch) {
    return database.sql(RELEASE).bind("ids", ids(batch)).bind("lease", batch.lease()).then();
  }

  private static UUID[] ids(Batch batch) {
    return batch.claimed().keySet().toArray(UUID[]::new);
  }
}
