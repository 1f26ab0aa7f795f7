package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.Canaries;
import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@DatabaseTest
class PersonalApiTest {

  @Autowired WebTestClient client;
  @Autowired Access access;
  @Autowired MutableClock clock;
  @Autowired DatabaseClient database;

  private Hall hall;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(4);
  }

  @Test
  void theLinkOfTheMailConfirmsAndConfirmsAgain() {
    Access.Pair pair = mail(hall.signUp("Anna"));

    for (int i = 0; i < 2; i++) {
      confirm("{\"token\":\"" + pair.token() + "\"}")
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.status")
          .isEqualTo("CONFIRMED")
          .jsonPath("$.personalToken")
          .isNotEmpty();
    }
  }

  @Test
  void theCodeDoesTheSameHoweverItIsTyped() {
    Access.Pair pair = mail(hall.signUp("Anna"));
    String typed = pair.code().toLowerCase(java.util.Locale.ROOT).replace("-", "  ");

    confirm("{\"code\":\"" + typed + "\"}")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.status")
        .isEqualTo("CONFIRMED");
  }

  @Test
  void aForeignTokenOpensNothing() {
    confirm("{\"token\":\"" + "x".repeat(43) + "\"}")
        .expectStatus()
        .isUnauthorized()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("token-unknown");
    confirm("{\"code\":\"0000-0000-0000\"}").expectStatus().isNotFound();
    confirm("{\"code\":\"nonsense\"}").expectStatus().isNotFound();
    confirm("{}").expectStatus().isNotFound();
  }

  @Test
  void aTokenEndsThirtyDaysAfterTheEvent() {
    String token = mail(hall.comes("Anna")).token();
    clock.set(Hall.START.plus(Duration.ofHours(3)).plus(Duration.ofDays(30)));

    call(HttpMethod.GET, "", token, null).expectStatus().isUnauthorized();
  }

  @Test
  void onlyHashesOfTokensAndCodesAreStored() {
    Access.Pair pair = mail(hall.signUp("Anna"));
    String stored = hall.rows("SELECT t::text FROM access_token t").toString();

    assertThat(stored).doesNotContain(pair.token()).doesNotContain(pair.code());
  }

  @Test
  void showsTheSignUpAndWhereItStands() {
    String token = mail(hall.comes("Familie", 4)).token();

    call(HttpMethod.GET, "", token, null)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.status")
        .isEqualTo("CONFIRMED")
        .jsonPath("$.attendees.length()")
        .isEqualTo(4)
        .jsonPath("$.waiting")
        .isEmpty()
        .jsonPath("$.offer")
        .isEmpty();
  }

  @Test
  void tellsThePlaceInTheLine() {
    hall.comes("Familie", 4);
    hall.comes("Ben");
    String token = mail(hall.comes("Cem")).token();

    call(HttpMethod.GET, "", token, null)
        .expectBody()
        .jsonPath("$.waiting.place")
        .isEqualTo(2)
        .jsonPath("$.waiting.reason")
        .isEqualTo("full");
  }

  @Test
  void cancellingTwiceIsCancelledOnce() {
    Registration anna = hall.comes("Anna");
    String token = mail(anna).token();

    call(HttpMethod.DELETE, "", token, null).expectStatus().isNoContent();
    call(HttpMethod.DELETE, "", token, null).expectStatus().isNoContent();

    assertThat(hall.status(anna)).isEqualTo("CANCELLED NONE");
    assertThat(hall.mails(anna)).filteredOn("registration.cancelled"::equals).hasSize(1);
  }

  @Test
  void shrinkingKeepsThePlaceAndFreesTheSeat() {
    Registration family = hall.comes("Familie", 4);
    Registration ben = hall.comes("Ben");
    String token = mail(family).token();

    call(
            HttpMethod.PATCH,
            "",
            token,
            "{\"attendees\":[{\"name\":\"A\"},{\"name\":\"B\"},{\"name\":\"C\"}]}")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.attendees.length()")
        .isEqualTo(3);

    assertThat(hall.now(family).standing().received()).isEqualTo(family.standing().received());
    assertThat(hall.status(ben)).isEqualTo("OFFERED OFFERED");
  }

  @Test
  void addedPeopleSitWithTheOthersWhileSeatsAreFree() {
    Registration couple = hall.comes("Paar", 2);
    call(
            HttpMethod.PATCH,
            "",
            mail(couple).token(),
            "{\"attendees\":[{\"name\":\"A\"},{\"name\":\"B\"},{\"name\":\"C\"}]}")
        .expectStatus()
        .isOk();

    assertThat(hall.now(couple).standing().people()).isEqualTo(3);
    assertThat(hall.row("SELECT taken FROM contingent").get("taken")).isEqualTo(3);
  }

  @Test
  void addedPeopleGetANewPlaceWhenOthersWait() {
    Registration couple = hall.comes("Paar", 2);
    hall.comes("Andere", 2);
    Registration waits = hall.comes("Wartet", 1);
    call(
            HttpMethod.PATCH,
            "",
            mail(couple).token(),
            "{\"attendees\":[{\"name\":\"A\"},{\"name\":\"B\"},{\"name\":\"C\"}]}")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.attendees.length()")
        .isEqualTo(2)
        .jsonPath("$.grown[0].status")
        .isEqualTo("WAITLISTED");

    Instant added =
        (Instant.from(
            ((java.time.OffsetDateTime)
                hall.row("SELECT received FROM registration WHERE grown_from IS NOT NULL")
                    .get("received"))));
    assertThat(added).isAfter(waits.standing().received());
    assertThat(hall.status(couple)).isEqualTo("CONFIRMED TAKEN");
  }

  @Test
  void theAddressCannotBeChanged() {
    String token = mail(hall.comes("Anna")).token();

    call(HttpMethod.PATCH, "", token, "{\"contact\":{\"email\":\"other@example.org\"}}")
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/contact/email");
  }

  @Test
  void acceptsAnOffer() {
    Registration family = hall.comes("Familie", 4);
    Registration ben = hall.comes("Ben");
    hall.cancel(family);

    call(HttpMethod.POST, "/offer", mail(ben).token(), "{\"accept\":true}")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.status")
        .isEqualTo("CONFIRMED");
  }

  @Test
  void erasingLeavesNothingOfThePerson() {
    Registration anna = hall.comes("Anna-Canary");
    call(HttpMethod.DELETE, "/data", mail(anna).token(), null).expectStatus().isNoContent();

    // the last mail is on its way
    hall.sql("DELETE FROM outbox WHERE kind = 'registration.erased'");

    assertThat(Canaries.found(database, "Canary")).isEmpty();
    assertThat(Canaries.found(database, "person@example.org")).isEmpty();
    assertThat(hall.status(anna)).isEqualTo("CANCELLED NONE");
  }

  @Test
  void takesAllOwnDataAlong() {
    call(HttpMethod.GET, "/data", mail(hall.comes("Anna")).token(), null)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.registration.contact.email")
        .isEqualTo("person@example.org")
        .jsonPath("$.mails[0].kind")
        .isEqualTo("registration.confirm");
  }

  @Test
  void aDelegateMayLookButNotCancel() {
    Registration anna = hall.comes("Anna");
    java.util.UUID attendee = (java.util.UUID) hall.row("SELECT id FROM attendee").get("id");
    String token = mint(new Access.Holder(anna.id(), attendee)).token();

    call(HttpMethod.GET, "", token, null).expectStatus().isOk();
    call(HttpMethod.DELETE, "", token, null).expectStatus().isForbidden();
  }

  private Access.Pair mail(Registration registration) {
    return mint(new Access.Holder(registration.id(), null));
  }

  private Access.Pair mint(Access.Holder holder) {
    return access
        .mint(List.of(holder), List.of(Hall.START.plus(Duration.ofHours(3))))
        .block()
        .get(0);
  }

  private ResponseSpec confirm(String json) {
    return client
        .post()
        .uri("/api/registrations/confirm")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(json)
        .exchange();
  }

  private ResponseSpec call(HttpMethod method, String path, String token, String json) {
    WebTestClient.RequestBodySpec call =
        client
            .method(method)
            .uri("/api/registration" + path)
            .header("Authorization", "Bearer " + token);
    return json == null
        ? call.exchange()
        : call.contentType(MediaType.APPLICATION_JSON).bodyValue(json).exchange();
  }
}
