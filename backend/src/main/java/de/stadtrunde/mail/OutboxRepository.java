package de.stadtrunde.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The table of mails that wait to be sent. */
@Repository
class OutboxRepository {

  /**
   * What is done stays until nothing can cause the same mail again: events are announced up to half
   * a year ahead. It holds no person, only what the mail was about.
   */
  private static final Duration KEPT = Duration.ofDays(180);

  private static final String FORGET =
      "DELETE FROM outbox WHERE state <> 'QUEUED' AND send_after < :before";

  private static final String INSERT =
      """
      INSERT INTO outbox (id, kind, unique_key, recipient, language, subject, facts, state, created_at, send_after)
      SELECT id, kind, unique_key, recipient, language, subject, facts::jsonb, 'QUEUED', :now, send_after
      FROM unnest(:ids, :kinds, :keys, :recipients, :languages, :subjects, :facts, :sendAfter)
        AS mail (id, kind, unique_key, recipient, language, subject, facts, send_after)
      ON CONFLICT (unique_key) DO NOTHING
      """;

  private final DatabaseClient database;
  private final JsonMapper json;
  private final Clock clock;

  OutboxRepository(DatabaseClient database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  Mono<Void> insert(List<Mail> mails) {
    return database
        .sql(INSERT)
        .bind("now", clock.instant())
        .bind("ids", mails.stream().map(mail -> UUID.randomUUID()).toArray(UUID[]::new))
        .bind("kinds", texts(mails, Mail::kind))
        .bind("keys", texts(mails, Mail::uniqueKey))
        .bind("recipients", texts(mails, Mail::recipient))
        .bind("languages", texts(mails, Mail::language))
        .bind("subjects", mails.stream().map(Mail::subject).toArray(UUID[]::new))
        .bind("facts", texts(mails, mail -> json.writeValueAsString(mail.facts())))
        .bind("sendAfter", mails.stream().map(OutboxRepository::due).toArray(OffsetDateTime[]::new))
        .then();
  }

  private static String[] texts(List<Mail> mails, Function<Mail, String> field) {
    return mails.stream().map(field).toArray(String[]::new);
  }

  private static OffsetDateTime due(Mail mail) {
    return mail.sendAfter().atOffset(ZoneOffset.UTC);
  }

  Mono<Void> delete(Collection<UUID> subjects) {
    return database
        .sql(
            """
            WITH tried AS (DELETE FROM mailbox_mail WHERE subject = ANY(:subjects))
            DELETE FROM outbox WHERE subject = ANY(:subjects)
            """)
        .bind("subjects", subjects.toArray(UUID[]::new))
        .then();
  }

  @Scheduled(fixedRate = 24, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  Mono<Void> forget() {
    return Mono.defer(
        () -> database.sql(FORGET).bind("before", clock.instant().minus(KEPT)).then());
  }
}
