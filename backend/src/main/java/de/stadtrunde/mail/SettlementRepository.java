package de.stadtrunde.mail;

import de.stadtrunde.mail.Prepared.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Writes down what became of mails; those that are done lose recipient and facts. */
@Repository
class SettlementRepository {

  private static final Logger LOG = LoggerFactory.getLogger(SettlementRepository.class);

  /** What was sent is sent, whoever holds the lease by now; the rest is the holder's to say. */
  private static final String SETTLE =
      """
      UPDATE outbox SET
        state = settled.state,
        attempts = outbox.attempts + 1,
        send_after = CASE WHEN settled.state = 'QUEUED' THEN settled.next ELSE outbox.send_after END,
        sent_at = CASE WHEN settled.state = 'SENT' THEN :now::timestamptz END,
        last_error = settled.reason,
        recipient = CASE WHEN settled.state = 'QUEUED' THEN outbox.recipient END,
        facts = CASE WHEN settled.state = 'QUEUED' THEN outbox.facts END,
        leased_until = NULL
      FROM unnest(:ids, :states, :reasons, :next) AS settled (id, state, reason, next)
      WHERE outbox.id = settled.id AND outbox.state = 'QUEUED'
        AND (settled.state = 'SENT' OR outbox.leased_until = :lease)
      """;

  private final DatabaseClient database;
  private final Clock clock;

  SettlementRepository(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One statement for all outcomes, which are of mails in the batch; any number, also none. */
  Mono<Void> settle(List<Outcome> outcomes, Batch batch) {
    Instant now = clock.instant();
    List<Settlement> settlements =
        outcomes.stream()
            .map(outcome -> Settlement.of(outcome, batch.attempts(outcome.id()), now))
            .toList();
    return settlements.isEmpty() ? Mono.empty() : write(settlements, batch.lease(), now);
  }

  private Mono<Void> write(List<Settlement> settlements, Instant lease, Instant now) {
    return database
        .sql(SETTLE)
        .bind("now", now)
        .bind("ids", settlements.stream().map(Settlement::id).toArray(UUID[]::new))
        .bind("states", texts(settlements, Settlement::state))
        .bind("reasons", texts(settlements, Settlement::reason))
        .bind("next", settlements.stream().map(Settlement::due).toArray(OffsetDateTime[]::new))
        .bind("lease", lease)
        .then()
        .doOnSuccess(written -> settlements.forEach(SettlementRepository::tell));
  }

  private static String[] texts(List<Settlement> all, Function<Settlement, String> field) {
    return all.stream().map(field).toArray(String[]::new);
  }

  private static void tell(Settlement settlement) {
    if (settlement.failed()) {
      LOG.warn("Mail {} cannot be delivered: {}", settlement.id(), settlement.reason());
    }
  }
}
