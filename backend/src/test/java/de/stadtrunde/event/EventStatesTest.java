package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.event.Event.Publication;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.shared.Problem.Fault;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class EventStatesTest extends OrganisersDesk {

  @Test
  void showsOnlyWhatIsComplete() {
    edits.create(organiser, Mono.just(Drafts.json("{\"slug\": \"bare\"}"))).block();

    assertThat(faults(states.publish(organiser, "bare")))
        .extracting(Fault::pointer)
        .containsExactly("/texts/de/title", "/startsAt", "/endsAt", "/contingents");
    assertThat(faults(states.unlist(organiser, "bare"))).hasSize(4);
  }

  @Test
  void keepsAnUnlistedEventOffTheList() {
    create("dialog");

    states.unlist(organiser, "dialog").block();

    assertThat(events.find("dialog").block().publication()).isEqualTo(Publication.UNLISTED);
    assertThat(events.list().collectList().block()).isEmpty();
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
        .containsExactly(new Fault("", "object"));
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
}
