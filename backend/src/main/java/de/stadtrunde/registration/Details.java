package de.stadtrunde.registration;

import de.stadtrunde.mail.Outbox;
import de.stadtrunde.registration.NewRegistration.Attendee;
import de.stadtrunde.shared.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a registration says beside where it stands: answers, consents, people, mails. */
@Repository
class Details {

  private final DatabaseClient database;
  private final Rows rows;
  private final PeopleRepository people;
  private final Outbox outbox;
  private final List<PersonalData> modules;

  Details(
      DatabaseClient database,
      Rows rows,
      PeopleRepository people,
      Outbox outbox,
      List<PersonalData> modules) {
    this.database = database;
    this.rows = rows;
    this.people = people;
    this.outbox = outbox;
    this.modules = modules;
  }

  /** What was answered and agreed to; both empty once erased. */
  record Answered(Map<String, Object> answers, Map<String, Boolean> consents) {}

  Mono<Answered> answers(UUID id) {
    return database
        .sql("SELECT answers, consents FROM registration WHERE id = :id")
        .bind("id", id)
        .map(row -> new Answered(rows.map(row, "answers"), rows.map(row, "consents")))
        .one();
  }

  /** A mail about one of several registrations. */
  record MailRow(String kind, String state, Instant writtenAt, Instant sentAt) {}

  Flux<MailRow> mails(List<UUID> registrations) {
    return database
        .sql("SELECT * FROM outbox WHERE subject = ANY(:registrations) ORDER BY created_at, kind")
        .bind("registrations", registrations.toArray(UUID[]::new))
        .map(
            row ->
                new MailRow(
                    row.get("kind", String.class),
                    row.get("state", String.class),
                    row.get("created_at", Instant.class),
                    row.get("sent_at", Instant.class)))
        .all();
  }

  /** Writes what a person changed; these are all who now belong to the registration. */
  Mono<Void> amend(UUID id, SignUp wanted, List<Attendee> attendees) {
    return database
        .sql(
            """
            UPDATE registration SET contact_name = :name, language = :language, answers = :answers,
              consents = :consents
            WHERE id = :id
            """)
        .bind("name", wanted.contact().name())
        .bind("language", wanted.contact().language())
        .bind("answers", rows.of(wanted.answers()))
        .bind("consents", rows.of(wanted.consents()))
        .bind("id", id)
        .then()
        .then(people.replace(id, attendees));
  }

  /**
   * Erases whom these belonged to in the caller's transaction: people, needs, answers, links, mails
   * and what other modules keep. The bare fact stays, in no language.
   */
  Mono<Void> erase(List<UUID> ids) {
    return ids.isEmpty()
        ? Mono.empty()
        : outbox
            .forget(ids)
            .thenMany(Flux.fromIterable(modules).concatMap(module -> module.erase(ids)))
            .then(Mono.defer(() -> forget(ids)));
  }

  private Mono<Void> forget(List<UUID> ids) {
    return database
        .sql(
            """
                WITH people AS (DELETE FROM attendee WHERE registration = ANY(:ids)),
                  links AS (DELETE FROM access_token WHERE registration = ANY(:ids)),
                  visits AS (DELETE FROM access_session WHERE registration = ANY(:ids))
                UPDATE registration SET contact_name = NULL, contact_email = NULL, answers = NULL,
                  consents = NULL, organisation = NULL, organisation_name = NULL,
                  organisation_key = NULL, organisation_type = NULL, language = 'und',
                  ended_reason = CASE WHEN ended_by = 'STAFF' THEN NULL ELSE ended_reason END
                WHERE id = ANY(:ids)
                """)
        .bind("ids", ids.toArray(UUID[]::new))
        .then();
  }
}
