package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.event.Event.Publication;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventEditsTest {

  private final EventBench bench = new EventBench();
  private final EventEdits edits = bench.get(EventEdits.class);
  private final EventCopies copies = bench.get(EventCopies.class);
  private final EventStates states = bench.get(EventStates.class);
  private final Events events = bench.get(Events.class);
  private final DatabaseClient database = bench.database;
  private final CurrentUser organiser = bench.staff(Role.ORGANISER);
  private final CurrentUser stranger = bench.staff(Role.ORGANISER);

  @BeforeEach
  void beforeTheEvent() {
    bench.clock.set(Instant.parse("2026-12-01T10:00:00Z"));
  }

  @Test
  void createsADraftThatOnlyItsPeopleSee() {
    Event event = create("dialog");

    assertThat(event.publication()).isEqualTo(Publication.DRAFT);
    assertThat(event.startsAt()).isEqualTo("2027-01-20T16:00:00Z");
    assertThat(event.contingents()).extracting(Contingent::capacity).containsExactly(500, 80);
    assertThat(event.questions()).extracting(Event.Question::key).containsExactly("topic", "which");
    assertThat(events.find("dialog").blockOptional()).isEmpty();
    assertThat(events.mustManage(organiser, "dialog").block()).isEqualTo(event);
    assertThat(problem(events.mustManage(stranger, "dialog")).code()).isEqualTo("event-unknown");
  }

  @Test
  void refusesAnAddressThatIsTaken() {
    create("dialog");
    create("other");

    assertThat(faults(edits.create(organiser, Mono.just(Drafts.dialogue("dialog")))))
        .containsExactly(new Fault("/slug", "taken"));
    assertThat(faults(change("other", "{\"slug\": \"dialog\"}")))
        .containsExactly(new Fault("/slug", "taken"));
  }

  @Test
  void makesAnAddressFromTheTitle() {
    ObjectNode draft = Drafts.dialogue("x");
    draft.remove("slug");

    assertThat(edits.create(organiser, Mono.just(draft)).block().slug())
        .isEqualTo("ludwigshafen-im-dialog");
  }

  @Test
  void refusesThoseWhoRunNoEventsBeforeItReadsTheBody() {
    for (Role role : List.of(Role.MODERATOR, Role.HELPER, Role.DATA_PROTECTION)) {
      Mono<JsonNode> unread = Mono.error(new AssertionError("the body was read"));
      assertThat(problem(edits.create(bench.staff(role), unread)).code()).isEqualTo("forbidden");
      assertThat(problem(edits.change(bench.staff(role), "dialog", unread)).code())
          .isEqualTo("forbidden");
    }
    create("dialog");
    Mono<JsonNode> unread = Mono.error(new AssertionError("the body was read"));
    assertThat(problem(edits.change(stranger, "dialog", unread)).code()).isEqualTo("event-unknown");
  }

  @Test
  void refusesACallWithoutABody() {
    create("dialog");

    assertThat(problem(edits.create(organiser, Mono.empty())).status()).isEqualTo(400);
    assertThat(problem(edits.change(organiser, "dialog", Mono.empty())).status()).isEqualTo(400);
  }

  @Test
  void changesWhatThePatchNamesAndNothingElse() {
    Event before = create("dialog");

    Event after =
        change("dialog", "{\"texts\": {\"en\": {\"title\": \"In dialogue\"}}, \"lobby\": true}")
            .block();

    assertThat(after.texts()).containsKeys("de", "en");
    assertThat(after.texts().get("de")).isEqualTo(before.texts().get("de"));
    assertThat(after.lobby()).isTrue();
    assertThat(after.contingents()).isEqualTo(before.contingents());
    assertThat(after.questions()).isEqualTo(before.questions());
    assertThat(after.sequence()).isZero();
  }

  @Test
  void removesWhatThePatchSetsToNull() {
    create("dialog");

    Event after =
        change("dialog", "{\"texts\": {\"de\": {\"summary\": null}}, \"venue\": null}").block();

    assertThat(after.texts().get("de").summary()).isNull();
    assertThat(after.venue().name()).isNull();
  }

  @Test
  void showsOnlyWhatIsComplete() {
    edits.create(organiser, Mono.just(Drafts.json("{\"slug\": \"bare\"}"))).block();

    assertThat(faults(states.publish(organiser, "bare")))
        .extracting(Fault::pointer)
        .containsExactly("/texts/de/title", "/startsAt", "/endsAt", "/contingents");
    assertThat(faults(states.unlist(organiser, "bare"))).hasSize(4);
  }

  @Test
  void showsAPublishedEventAndKeepsItComplete() {
    published("dialog");

    assertThat(events.find("dialog").block().publication()).isEqualTo(Publication.PUBLISHED);
    assertThat(events.list().collectList().block()).hasSize(1);
    assertThat(faults(change("dialog", "{\"contingents\": []}")))
        .containsExactly(new Fault("/contingents", "required"));
    assertThat(faults(change("dialog", "{\"texts\": {\"de\": null}}")))
        .containsExactly(new Fault("/texts/de/title", "required"));
    assertThat(faults(change("dialog", "{\"slug\": \"elsewhere\"}")))
        .containsExactly(new Fault("/slug", "fixed"));
  }

  @Test
  void keepsAnUnlistedEventOffTheList() {
    create("dialog");

    states.unlist(organiser, "dialog").block();

    assertThat(events.find("dialog").block().publication()).isEqualTo(Publication.UNLISTED);
    assertThat(events.list().collectList().block()).isEmpty();
  }

  @Test
  void changesACapacityOnlyDownToWhatIsTaken() {
    published("dialog");
    take("citizens", 7);

    assertThat(faults(capacity("citizens", 6)))
        .containsExactly(new Fault("/contingents/0/capacity", "capacity-taken"));
    assertThat(capacity("citizens", 7).block().contingents())
        .extracting(Contingent::name, Contingent::capacity)
        .containsExactly(tuple("citizens", 7));
  }

  @Test
  void keepsAContingentByItsNameAndItsPeople() {
    Event before = published("dialog");

    Event after = capacity("citizens", 600).block();

    assertThat(after.contingents().get(0).id()).isEqualTo(before.contingents().get(0).id());
    assertThat(after.contingents()).hasSize(1);
  }

  @Test
  void refusesToRemoveOrTurnAContingentThatHasPeople() {
    Event event = published("dialog");
    register(event, "institutions");

    assertThat(faults(capacity("citizens", 500)))
        .containsExactly(new Fault("/contingents", "contingent-in-use"));
    assertThat(
            faults(
                change(
                    "dialog",
                    """
                    {"contingents": [{"name": "citizens"},
                      {"name": "institutions", "participation": "ONSITE"}]}
                    """)))
        .containsExactly(new Fault("/contingents", "contingent-in-use"));
    assertThat(events.fresh(event.id()).block().contingents()).hasSize(2);
  }

  @Test
  void exchangesTheAudiencesOfTwoEmptyContingents() {
    published("dialog");

    Event after =
        change(
                "dialog",
                """
                {"contingents": [
                  {"name": "citizens", "audience": "INSTITUTIONS"},
                  {"name": "institutions", "audience": "PUBLIC", "maxPerOrganisation": null}]}
                """)
            .block();

    assertThat(after.contingents())
        .extracting(Contingent::name, Contingent::audience)
        .containsExactly(
            tuple("citizens", Event.Audience.INSTITUTIONS),
            tuple("institutions", Event.Audience.PUBLIC));
  }

  @Test
  void raisesTheSequenceWithEveryChangeOfTimePlaceOrState() {
    published("dialog");

    assertThat(change("dialog", "{\"texts\": {\"de\": {\"summary\": \"x\"}}}").block().sequence())
        .isZero();
    assertThat(change("dialog", "{\"endsAt\": \"2027-01-20T21:00:00+01:00\"}").block().sequence())
        .isEqualTo(1);
    assertThat(change("dialog", "{\"venue\": {\"name\": \"Rathaus\"}}").block().sequence())
        .isEqualTo(2);
    assertThat(states.cancel(organiser, "dialog", Mono.empty()).block().sequence()).isEqualTo(3);
  }

  @Test
  void keepsTheReasonOfACancellation() {
    published("dialog");

    Event event = states.cancel(organiser, "dialog", body("{\"reason\": \"Sturm\"}")).block();

    assertThat(event.state()).isEqualTo(State.CANCELLED);
    assertThat(event.stateReason()).isEqualTo("Sturm");
  }

  @Test
  void leavesACancelledEventCancelled() {
    published("dialog");
    states.cancel(organiser, "dialog", body("{\"reason\": \"Sturm\"}")).block();

    Event again = states.cancel(organiser, "dialog", body("{\"reason\": \"Regen\"}")).block();

    assertThat(again.stateReason()).isEqualTo("Sturm");
    assertThat(again.sequence()).isEqualTo(1);
    assertThat(problem(states.postpone(organiser, "dialog", Mono.empty())).code())
        .isEqualTo("event-cancelled");
    assertThat(problem(change("dialog", "{\"startsAt\": \"2027-01-20T16:00:00+01:00\"}")).code())
        .isEqualTo("event-cancelled");
  }

  @Test
  void refusesAReasonThatNoMailCanHold() {
    published("dialog");

    assertThat(faults(states.cancel(organiser, "dialog", body("{\"reason\": \"a\\u0000\"}"))))
        .containsExactly(new Fault("/reason", "control-character"));
    assertThat(
            faults(
                states.cancel(
                    organiser, "dialog", body("{\"reason\": \"%s\"}".formatted("x".repeat(501))))))
        .containsExactly(new Fault("/reason", "too-long"));
    assertThat(faults(states.cancel(organiser, "dialog", Mono.just(Drafts.JSON.readTree("[]")))))
        .containsExactly(new Fault("", "not-an-object"));
  }

  @Test
  void postponesWithoutADateAndResumesWithOne() {
    published("dialog");

    Event open = states.postpone(organiser, "dialog", body("{\"reason\": \"Sturm\"}")).block();
    assertThat(open.state()).isEqualTo(State.POSTPONED);
    assertThat(open.registration(bench.clock.instant())).isEqualTo(Event.Registration.CLOSED);
    assertThat(change("dialog", "{\"lobby\": true}").block().state()).isEqualTo(State.POSTPONED);

    Event resumed = change("dialog", "{\"startsAt\": \"2027-02-20T17:00:00+01:00\"}").block();
    assertThat(resumed.state()).isEqualTo(State.SCHEDULED);
    assertThat(resumed.endsAt()).isEqualTo("2027-02-20T19:00:00Z");
    assertThat(resumed.sequence()).isEqualTo(2);
  }

  @Test
  void resumesAPostponedEventAtItsOldDate() {
    published("dialog");
    states.postpone(organiser, "dialog", Mono.empty()).block();

    assertThat(change("dialog", "{\"startsAt\": \"2027-01-20T17:00:00+01:00\"}").block().state())
        .isEqualTo(State.SCHEDULED);
  }

  @Test
  void movesEverythingAlongInLocalTime() {
    published("dialog");
    change(
            "dialog",
            """
            {"registrationCloses": "2027-01-18T12:00:00+01:00",
             "contingents": [{"name": "citizens", "namesDue": "2027-01-10T09:00:00+01:00"},
                             {"name": "institutions"}]}
            """)
        .block();

    Event moved =
        states
            .postpone(organiser, "dialog", body("{\"startsAt\": \"2027-04-20T17:00:00+02:00\"}"))
            .block();

    assertThat(moved.state()).isEqualTo(State.SCHEDULED);
    assertThat(moved.endsAt()).isEqualTo("2027-04-20T18:00:00Z");
    assertThat(moved.registrationCloses()).isEqualTo("2027-04-18T10:00:00Z");
    assertThat(moved.contingents().get(0).namesDue()).isEqualTo("2027-04-10T07:00:00Z");
  }

  @Test
  void refusesToPostponeIntoThePast() {
    published("dialog");

    assertThat(
            faults(
                states.postpone(
                    organiser, "dialog", body("{\"startsAt\": \"2026-11-30T17:00:00+01:00\"}"))))
        .containsExactly(new Fault("/startsAt", "in-the-past"));
    assertThat(
            faults(
                states.postpone(
                    organiser, "dialog", body("{\"endsAt\": \"2027-11-30T17:00:00+01:00\"}"))))
        .containsExactly(new Fault("/startsAt", "required"));
  }

  @Test
  void copiesEverythingButPeople() {
    Event original = published("dialog");
    take("citizens", 7);

    Event copy =
        copies
            .copy(
                organiser,
                "dialog",
                body("{\"slug\": \"copy\", \"startsAt\": \"2027-06-20T17:00:00+02:00\"}"))
            .block();

    assertThat(copy.publication()).isEqualTo(Publication.DRAFT);
    assertThat(copy.texts()).isEqualTo(original.texts());
    assertThat(copy.questions()).isEqualTo(original.questions());
    assertThat(copy.endsAt()).isEqualTo("2027-06-20T18:00:00Z");
    assertThat(copy.contingents()).extracting(Contingent::capacity).containsExactly(500, 80);
    assertThat(number("SELECT sum(taken)::int AS n FROM contingent WHERE event = :id", copy.id()))
        .isZero();
    assertThat(faults(copies.copy(organiser, "dialog", body("{}"))))
        .containsExactly(new Fault("/slug", "required"));
    assertThat(problem(copies.copy(stranger, "dialog", body("{\"slug\": \"x\"}"))).code())
        .isEqualTo("event-unknown");
  }

  @Test
  void writesEveryChangeIntoTheLog() {
    published("dialog");
    states.publish(organiser, "dialog").block();
    states.cancel(organiser, "dialog", Mono.empty()).block();

    assertThat(
            database
                .sql("SELECT action FROM audit_entry ORDER BY id")
                .mapValue(String.class)
                .all()
                .collectList()
                .block())
        .containsExactly("event.created", "event.published", "event.cancelled");
  }

  @Test
  void leavesNothingOfAChangeThatFails() {
    Event before = published("dialog");
    register(before, "institutions");

    assertThat(
            faults(
                change("dialog", "{\"lobby\": true, \"contingents\": [{\"name\": \"citizens\"}]}")))
        .isNotEmpty();

    assertThat(events.fresh(before.id()).block()).isEqualTo(before);
  }

  @Test
  void sendsLaterThoseWhoMeetAnotherChange() {
    Event event = published("dialog");

    Problem busy =
        problem(
            Mono.usingWhen(
                database.getConnectionFactory().create(),
                connection ->
                    Mono.from(connection.beginTransaction())
                        .thenMany(
                            Flux.from(
                                    connection
                                        .createStatement(
                                            "SELECT FROM event WHERE id = $1 FOR NO KEY UPDATE")
                                        .bind("$1", event.id())
                                        .execute())
                                .flatMap(result -> result.map(row -> 1)))
                        .then(change("dialog", "{\"lobby\": true}"))
                        .timeout(Duration.ofSeconds(8)),
                connection -> connection.close()));

    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.code()).isEqualTo("busy");
  }

  @Test
  void tellsListenersWhatHappensInItsOrder() {
    published("dialog");
    capacity("citizens", 400).block();
    change("dialog", "{\"startsAt\": \"2027-01-20T16:00:00+01:00\"}").block();
    change("dialog", "{\"lobby\": true}").block();
    states.postpone(organiser, "dialog", Mono.empty()).block();
    states.cancel(organiser, "dialog", Mono.empty()).block();

    assertThat(bench.heard)
        .containsExactly(
            "contingentsChanging dialog",
            "contingentsChanged dialog",
            "moved dialog",
            "postponed dialog",
            "cancelled dialog");
  }

  @Test
  void tellsNobodyOfADraft() {
    create("dialog");
    capacity("citizens", 400).block();
    change("dialog", "{\"startsAt\": \"2027-01-20T16:00:00+01:00\"}").block();

    assertThat(bench.heard).isEmpty();
  }

  private Event create(String slug) {
    return edits.create(organiser, Mono.just(Drafts.dialogue(slug))).block();
  }

  private Event published(String slug) {
    create(slug);
    return states.publish(organiser, slug).block();
  }

  private Mono<Event> change(String slug, String patch) {
    return edits.change(organiser, slug, body(patch));
  }

  private Mono<Event> capacity(String contingent, int capacity) {
    return change(
        "dialog",
        "{\"contingents\": [{\"name\": \"%s\", \"capacity\": %d}]}"
            .formatted(contingent, capacity));
  }

  private static Mono<JsonNode> body(String json) {
    return Mono.just(Drafts.json(json));
  }

  private void take(String contingent, int people) {
    database
        .sql("UPDATE contingent SET taken = :people WHERE name = :name")
        .bind("people", people)
        .bind("name", contingent)
        .then()
        .block();
  }

  /** A registration that is over: it takes no seat, but it is there. */
  private void register(Event event, String contingent) {
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

  private int number(String sql, UUID id) {
    return database.sql(sql).bind("id", id).mapValue(Integer.class).one().block();
  }

  private static Problem problem(Mono<?> call) {
    return catchThrowableOfType(Problem.class, call::block);
  }

  private static List<Fault> faults(Mono<?> call) {
    Problem problem = problem(call);
    return problem == null ? List.of() : problem.faults();
  }
}
