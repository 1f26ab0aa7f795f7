package de.stadtrunde.registration;

import de.stadtrunde.registration.SignUpBatch.Known;
import de.stadtrunde.registration.SignUpDesk.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what a batch of sign-ups must know and writes it: one statement a table. */
@Repository
class SignUpRepository {

  private final DatabaseClient database;
  private final Rows rows;
  private final PeopleRepository people;
  private final IdempotencyKeys keys;

  SignUpRepository(
      DatabaseClient database, Rows rows, PeopleRepository people, IdempotencyKeys keys) {
    this.database = database;
    this.rows = rows;
    this.people = people;
    this.keys = keys;
  }

  /** Answers to the batch's keys, and how many people its organisations have registered. */
  Mono<Known> known(Ledger ledger, List<Request> batch) {
    return keys.answers(ledger, batch).zipWith(people(ledger, batch), Known::new);
  }

  private record Count(String organisation, UUID contingent, int people) {}

  private Mono<Map<String, Map<UUID, Integer>>> people(Ledger ledger, List<Request> batch) {
    String[] organisations =
        batch.stream()
            .map(request -> request.signUp().organisation())
            .filter(Objects::nonNull)
            .map(Registration.Organisation::key)
            .distinct()
            .toArray(String[]::new);
    return organisations.length == 0
        ? Mono.just(Map.of())
        : people(ledger.event().id(), organisations).collectList().map(SignUpRepository::byName);
  }

  /** People of the organisation's live registrations by contingent; empty for none. */
  Mono<Map<UUID, Integer>> people(Ledger ledger, Registration.Organisation organisation) {
    return organisation == null
        ? Mono.just(Map.of())
        : people(ledger.event().id(), new String[] {organisation.key()})
            .collectMap(Count::contingent, Count::people);
  }

  private Flux<Count> people(UUID event, String[] organisations) {
    return database
        .sql(
            """
            SELECT organisation_key, contingent, sum(people)::int AS people FROM registration
            WHERE event = :event AND organisation_key = ANY(:organisations) AND ended_at IS NULL
            GROUP BY organisation_key, contingent
            """)
        .bind("event", event)
        .bind("organisations", organisations)
        .map(
            row ->
                new Count(
                    row.get("organisation_key", String.class),
                    row.get("contingent", UUID.class),
                    row.get("people", Integer.class)))
        .all();
  }

  private static Map<String, Map<UUID, Integer>> byName(List<Count> counts) {
    Map<String, Map<UUID, Integer>> byName = new HashMap<>();
    for (Count count : counts) {
      byName
          .computeIfAbsent(count.organisation(), key -> new HashMap<>())
          .put(count.contingent(), count.people());
    }
    return byName;
  }

  /** Writes everything the batch gathered but the counters and mails, which the ledger holds. */
  Mono<Void> insert(SignUpBatch batch) {
    return batch.added().isEmpty() ? Mono.empty() : insert(batch.added()).then(keys.insert(batch));
  }

  /** Writes registrations with their people. */
  Mono<Void> insert(List<NewRegistration> added) {
    return insertRegistrations(added).then(people.insert(added));
  }

  private record RegistrationRow(
      UUID id,
      UUID event,
      String reference,
      Registration.Kind kind,
      String participation,
      Standing.Status status,
      Standing.Seat seat,
      Instant seatUntil,
      UUID contingent,
      Instant received,
      int people,
      Instant confirmUntil,
      String contactName,
      String contactEmail,
      String language,
      UUID organisation,
      String organisationName,
      String organisationKey,
      String organisationType,
      Map<String, Object> answers,
      Map<String, Boolean> consents,
      UUID grownFrom) {

    private static final Registration.Organisation NONE =
        new Registration.Organisation(null, null, null, null);

    static RegistrationRow of(NewRegistration added) {
      Registration registration = added.registration();
      Standing standing = registration.standing();
      Registration.Contact contact = registration.contact();
      Registration.Organisation organisation =
          Objects.requireNonNullElse(registration.organisation(), NONE);
      return new RegistrationRow(
          registration.id(),
          registration.event(),
          registration.reference(),
          registration.kind(),
          registration.participation().name(),
          standing.status(),
          standing.seat(),
          standing.seatUntil(),
          registration.contingent(),
          standing.received(),
          standing.people(),
          standing.confirmUntil(),
          contact.name(),
          contact.email(),
          contact.language(),
          organisation.entry(),
          organisation.name(),
          organisation.key(),
          organisation.type(),
          added.answers(),
          added.consents(),
          registration.grownFrom());
    }
  }

  private Mono<Void> insertRegistrations(List<NewRegistration> added) {
    return database
        .sql(
            """
            INSERT INTO registration (id, event, reference, kind, participation, status, seat,
              seat_until, contingent, received, people, confirm_until, contact_name, contact_email,
              language, organisation, organisation_name, organisation_key, organisation_type,
              answers, consents, grown_from)
            SELECT id, event, reference, kind, participation, status, seat, seat_until, contingent,
              received, people, confirm_until, contact_name, contact_email, language, organisation,
              organisation_name, organisation_key, organisation_type, answers, consents, grown_from
            FROM jsonb_populate_recordset(NULL::registration, :rows)
            """)
        .bind("rows", rows.of(added.stream().map(RegistrationRow::of).toList()))
        .then();
  }
}
