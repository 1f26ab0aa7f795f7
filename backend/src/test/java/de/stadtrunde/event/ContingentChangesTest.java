package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.shared.Problem.Fault;
import org.junit.jupiter.api.Test;

class ContingentChangesTest extends OrganisersDesk {

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
  void leavesNothingOfAChangeThatFails() {
    Event before = published("dialog");
    register(before, "institutions");

    assertThat(
            faults(
                change("dialog", "{\"lobby\": true, \"contingents\": [{\"name\": \"citizens\"}]}")))
        .isNotEmpty();

    assertThat(events.fresh(before.id()).block()).isEqualTo(before);
  }
}
