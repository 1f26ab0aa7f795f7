package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.registration.Access.Holder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;

@DatabaseTest
class PeoplePagesTest {

  @Autowired private ApplicationContext application;
  @Autowired private WebTestClient client;
  @Autowired private Access access;

  private Hall hall;

  @BeforeEach
  void aSmallEvent() {
    hall = new Hall(application).opens(2);
  }

  private Visitor inside(Registration registration) {
    Holder contact = new Holder(registration.id(), null);
    String token = access.mint(List.of(contact), List.of(Hall.START)).block().get(0).token();
    LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("token", token);
    return new Visitor(client).post("/registration/open", form);
  }

  @Test
  void letsPeopleMendNamesAndComeFewer() {
    Registration registration = hall.comes("Amal", 2);
    Registration waiting = hall.comes("Bela");
    hall.sql(
        "UPDATE attendee SET name = 'Amall' WHERE position = 0 AND registration = '%s'"
            .formatted(registration.id()));
    Visitor visitor = inside(registration).open("/registration/people");
    assertThat(visitor.field("attendee.0.name")).isEqualTo("Amall");

    visitor.fill("attendee.0.name", "").press("save");
    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("den Namen von Person 1");
    visitor.fill("attendee.0.name", "Amal").press("remove-person:1");
    assertThat(hall.now(registration).standing().people()).isEqualTo(2);
    visitor.press("save");

    assertThat(visitor.location()).isEqualTo("/registration?done=people-changed");
    assertThat(
            hall.rows(
                "SELECT name FROM attendee WHERE registration = '%s'".formatted(registration.id())))
        .extracting(row -> row.get("name"))
        .containsExactly("Amal");
    assertThat(hall.status(registration)).isEqualTo("CONFIRMED TAKEN");
    assertThat(hall.status(waiting)).isEqualTo("OFFERED OFFERED");
  }

  @Test
  void letsPeopleBringSomebodyWhoWaitsApart() {
    hall.opens(3);
    Registration registration = hall.comes("Amal", 2);
    hall.comes("Bela");
    Visitor visitor =
        inside(registration)
            .open("/registration/people")
            .press("add-person")
            .fill("attendee.2.name", "Cem")
            .press("save");

    assertThat(visitor.open(visitor.location()).body())
        .contains("Wir haben die Änderung gespeichert", "Eine weitere Person")
        .contains("Sie stehen auf der Warteliste");
    assertThat(hall.now(registration).standing().people()).isEqualTo(2);
  }

  @Test
  void doesNotShowTheListToWhoeverMayNotChangeIt() {
    assertThat(new Visitor(client).open("/registration/people").location())
        .isEqualTo("/registration");
    assertThat(inside(hall.signUp("Amal")).open("/registration/people").location())
        .isEqualTo("/registration");
  }
}
