package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.event.Event.Publication;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventEditsTest extends OrganisersDesk {

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
  void losesNoneOfTheChangesThatComeAtTheSameTime() {
    create("dialog");

    Flux.just("en", "tr", "ar", "uk", "it", "ro", "pl", "el")
        .flatMap(
            language ->
                change("dialog", "{\"texts\": {\"%s\": {\"title\": \"x\"}}}".formatted(language)))
        .blockLast();

    assertThat(events.mustManage(organiser, "dialog").block().texts()).hasSize(9);
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
}
