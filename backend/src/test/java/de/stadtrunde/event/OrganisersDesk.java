package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What tests of an organiser's work share: the desk, an organiser, and a day before the event. */
abstract class OrganisersDesk {

  final EventBench bench = new EventBench();
  final EventEdits edits = bench.get(EventEdits.class);
  final EventCopies copies = bench.get(EventCopies.class);
  final EventStates states = bench.get(EventStates.class);
  final Events events = bench.get(Events.class);
  final DatabaseClient database = bench.database;
  final CurrentUser organiser = bench.staff(Role.ORGANISER);
  final CurrentUser stranger = bench.staff(Role.ORGANISER);

  @BeforeEach
  void beforeTheEvent() {
    bench.clock.set(Instant.parse("2026-12-01T10:00:00Z"));
  }

  Event create(String slug) {
    return edits.create(organiser, Mono.just(Drafts.dialogue(slug))).block();
  }

  Event published(String slug) {
    create(slug);
    return states.publish(organiser, slug).block();
  }

  Mono<Event> change(String slug, String patch) {
    return edits.change(organiser, slug, body(patch));
  }

  Mono<Event> capacity(String contingent, int capacity) {
    return change(
        "dialog",
        "{\"contingents\": [{\"name\": \"%s\", \"capacity\": %d}]}"
            .formatted(contingent, capacity));
  }

  static Mono<JsonNode> body(String json) {
    return Mono.just(Drafts.json(json));
  }

  void take(String contingent, int people) {
    database
        .sql("UPDATE contingent SET taken = :people WHERE name = :name")
        .bind("people", people)
        .bind("name", contingent)
        .then()
        .block();
  }

  /** A registration that is over: it takes no seat, but it is there. */
  void register(Event event, String contingent) {
    database
        .sql(
            """
            INSERT INTO registration (id, event, reference, kind, participation, status, seat,
              contingent, received, people, language, ended_at, ended_by)
            SELECT gen_random_uuid(), event, 'R1', 'CITIZEN', 'DIGITAL', 'CANCELLED', 'NONE', id,
              now(), 1, 'de', now(), 'person'
            FROM contingent WHERE event = :event AND name = :name
            """)
        .bind("event", event.id())
        .bind("name", contingent)
        .then()
        .block();
  }

  int number(String sql, UUID id) {
    return database.sql(sql).bind("id", id).mapValue(Integer.class).one().block();
  }

  static Problem problem(Mono<?> call) {
    return catchThrowableOfType(Problem.class, call::block);
  }

  static List<Fault> faults(Mono<?> call) {
    Problem problem = problem(call);
    return problem == null ? List.of() : problem.faults();
  }
}
