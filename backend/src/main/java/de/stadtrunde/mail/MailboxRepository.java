package de.stadtrunde.mail;

import de.stadtrunde.mail.Prepared.Letter;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The built-in mailbox: letters as they would have been sent, for 7 days. */
@Repository
class MailboxRepository {

  /** As long as an evaluation needs them (contract: built-in mailbox). */
  private static final Duration KEPT = Duration.ofDays(7);

  /** As text, because r2dbc-postgresql 1.1.1 writes the elements of bytea[] as their hex digits. */
  private static final String ADD =
      """
      INSERT INTO mailbox_mail (recipient, message, sent_at, subject)
      SELECT mail.recipient, decode(mail.message, 'base64'), :now, outbox.subject
      FROM unnest(:ids, :recipients, :messages) AS mail (id, recipient, message)
      LEFT JOIN outbox ON outbox.id = mail.id
      """;

  private static final String NEWEST =
      """
      SELECT id, recipient, message, sent_at FROM mailbox_mail
      WHERE :recipient = '' OR lower(recipient) = lower(:recipient)
      ORDER BY id DESC
      LIMIT :limit
      """;

  private static final String ONE =
      "SELECT id, recipient, message, sent_at FROM mailbox_mail WHERE id = :id";

  private final DatabaseClient database;
  private final Clock clock;

  /** One letter of the mailbox. */
  record Stored(long id, String recipient, byte[] message, Instant sentAt) {}

  MailboxRepository(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** In one statement; any number. */
  Mono<Void> add(List<Letter> letters) {
    return database
        .sql(ADD)
        .bind("now", clock.instant())
        .bind("ids", letters.stream().map(Letter::id).toArray(UUID[]::new))
        .bind("recipients", letters.stream().map(Letter::recipient).toArray(String[]::new))
        .bind("messages", letters.stream().map(MailboxRepository::base64).toArray(String[]::new))
        .then();
  }

  private static String base64(Letter letter) {
    return Base64.getEncoder().encodeToString(letter.message());
  }

  /**
   * Newest first.
   *
   * @param recipient empty for everybody's; compared without case
   */
  Flux<Stored> newest(String recipient, int limit) {
    return database
        .sql(NEWEST)
        .bind("recipient", recipient)
        .bind("limit", limit)
        .map(MailboxRepository::stored)
        .all();
  }

  /** Empty if there is none. */
  Mono<Stored> find(long id) {
    return database.sql(ONE).bind("id", id).map(MailboxRepository::stored).one();
  }

  private static Stored stored(Readable row) {
    return new Stored(
        row.get("id", Long.class),
        row.get("recipient", String.class),
        row.get("message", byte[].class),
        row.get("sent_at", Instant.class));
  }

  @Scheduled(fixedRate = 3_600_000, initialDelay = 60_000)
  Mono<Void> empty() {
    return Mono.defer(
        () ->
            database
                .sql("DELETE FROM mailbox_mail WHERE sent_at < :before")
                .bind("before", clock.instant().minus(KEPT))
                .then());
  }
}
