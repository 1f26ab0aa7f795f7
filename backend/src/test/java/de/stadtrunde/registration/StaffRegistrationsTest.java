package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.StaffMember;
import de.stadtrunde.shared.CurrentUser.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

@DatabaseTest
class StaffRegistrationsTest {

  @Autowired DatabaseClient database;
  @Autowired WebTestClient client;

  private Hall hall;
  private WebTestClient organiser;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(1);
    organiser = organiser();
  }

  /** Whose own the present event is, signed in by the hall's clock. */
  private WebTestClient organiser() {
    StaffMember member =
        StaffMember.signedIn(database, Role.ORGANISER).assigned(database, hall.id());
    hall.sql(
        "UPDATE staff_session SET created_at = '2027-01-06T11:00:00Z', last_used_at ="
            + " '2027-01-06T11:00:00Z'");
    return member.with(client);
  }

  @Test
  void listsRegistrationsByPlace() {
    hall.comes("Anna");
    hall.comes("Ben");

    organiser
        .get()
        .uri(api(""))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.total")
        .isEqualTo(2)
        .jsonPath("$.items[0].contact.name")
        .isEqualTo("Anna")
        .jsonPath("$.items[0].seat")
        .isEqualTo("TAKEN")
        .jsonPath("$.items[0].waiting")
        .isEmpty()
        .jsonPath("$.items[1].waiting.place")
        .isEqualTo(1);
  }

  @Test
  void findsByNameAndStatus() {
    hall.comes("Anna");
    hall.comes("Ben");

    organiser
        .get()
        .uri(api("?q=BEN&status=WAITLISTED"))
        .exchange()
        .expectBody()
        .jsonPath("$.total")
        .isEqualTo(1)
        .jsonPath("$.items[0].contact.name")
        .isEqualTo("Ben");
  }

  @Test
  void refusesAPageThatCannotBe() {
    organiser.get().uri(api("?size=501")).exchange().expectStatus().isEqualTo(422);
    organiser.get().uri(api("?page=-1")).exchange().expectStatus().isEqualTo(422);
    organiser.get().uri(api("?status=GONE")).exchange().expectStatus().isEqualTo(422);
  }

  @Test
  void writesEveryReadAndDecisionInTheAuditLog() {
    Registration anna = hall.comes("Anna");
    organiser.get().uri(api("")).exchange().expectStatus().isOk();
    organiser
        .post()
        .uri(api("/" + anna.reference() + "/cancel"))
        .exchange()
        .expectStatus()
        .isNoContent();

    assertThat(hall.rows("SELECT action FROM audit_entry ORDER BY id").toString())
        .contains("registrations.read")
        .contains("registration.cancel");
    assertThat(hall.status(anna)).isEqualTo("CANCELLED NONE");
    assertThat(hall.now(anna).standing().ended().by()).isEqualTo(Standing.By.STAFF);
  }

  @Test
  void aRegistrationOfAnotherEventIsUnknown() {
    Registration foreign = hall.comes("Anna");
    hall.opens(1);

    organiser()
        .post()
        .uri(api("/" + foreign.reference() + "/cancel"))
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("registration-unknown");
    assertThat(hall.status(foreign)).isEqualTo("CONFIRMED TAKEN");
  }

  @Test
  void theListIsAPage() {
    hall.comes("Anna");

    organiser
        .get()
        .uri(page(""))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .value(html -> assertThat(html).contains("Anna").contains("Eine Anmeldung"));
  }

  @Test
  void aDecisionThatCannotBeCarriedOutIsExplainedOnThePage() {
    hall.comes("Anna");
    Registration ben = hall.comes("Ben");

    organiser
        .post()
        .uri(page("/" + ben.reference()))
        .body(BodyInserters.fromFormData("decision", "seat"))
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectBody(String.class)
        .value(html -> assertThat(html).contains("Jemand anderes war schneller"));
  }

  @Test
  void organisersSeeHowManyNeedWhatButNotWho() {
    hall.answer(
        new SignUpForm(
            "CITIZEN",
            new SignUpForm.ContactForm("Anna", "anna@example.org", "de"),
            "DIGITAL",
            null,
            java.util.List.of(
                new SignUpForm.AttendeeForm(
                    "Anna", null, null, null, null, java.util.Map.of("interpretation", "ar"))),
            null,
            null),
        null);
    hall.confirm(
        hall.find((String) hall.row("SELECT reference FROM registration").get("reference")));

    organiser
        .get()
        .uri(page(""))
        .exchange()
        .expectBody(String.class)
        .value(html -> assertThat(html).contains("Dolmetschen (ar): 1"));
  }

  private String api(String rest) {
    return "/api/staff/events/dialog-" + hall.id() + "/registrations" + rest;
  }

  private String page(String rest) {
    return "/staff/events/dialog-" + hall.id() + "/registrations" + rest;
  }
}
