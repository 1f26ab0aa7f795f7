package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.StaffMember;
import de.stadtrunde.shared.CurrentUser.Role;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What organisers do by program, and who may not. */
@DatabaseTest
class StaffEventApiTest {

  private static final String EVENTS = "/api/staff/events";
  private static final String DIALOG = EVENTS + "/dialog";

  @Autowired WebTestClient client;
  @Autowired DatabaseClient database;
  @Autowired MutableClock clock;

  private WebTestClient desk;

  @BeforeEach
  void organiser() {
    clock.set(Instant.parse("2026-12-01T10:00:00Z"));
    desk = as(Role.ORGANISER);
    send(desk, HttpMethod.POST, EVENTS, Drafts.dialogue("dialog").toString())
        .expectStatus()
        .isCreated();
  }

  @Test
  void answersANewEventWithItsAddressAndEverythingAboutIt() {
    send(desk, HttpMethod.POST, EVENTS, Drafts.dialogue("second").toString())
        .expectStatus()
        .isCreated()
        .expectHeader()
        .location("/api/staff/events/second")
        .expectBody()
        .jsonPath("$.publication")
        .isEqualTo("DRAFT")
        .jsonPath("$.startsAt")
        .isEqualTo("2027-01-20T17:00:00+01:00")
        .jsonPath("$.contingents[1].maxPerOrganisation")
        .isEqualTo(3)
        .jsonPath("$.seats.taken")
        .isEqualTo(0);
  }

  @Test
  void takesBackWhatItGave() {
    String given = body(desk.get().uri(DIALOG).exchange());

    String taken = body(send(desk, HttpMethod.PATCH, DIALOG, given));

    assertThat(taken).isEqualTo(given);
  }

  @Test
  void namesEveryFaultWithItsPlace() {
    send(
            desk,
            HttpMethod.POST,
            EVENTS,
            "{\"slug\": \"X\", \"contingents\": [{\"name\": \"a\", \"capacity\": -1}]}")
        .expectStatus()
        .isEqualTo(422)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("invalid")
        .jsonPath("$.errors[?(@.pointer == '/slug')].code")
        .isEqualTo("address")
        .jsonPath("$.errors[?(@.pointer == '/contingents/0/capacity')].code")
        .isEqualTo("out-of-range")
        .jsonPath("$.errors[?(@.pointer == '/contingents/0/audience')].code")
        .isEqualTo("required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "{\"slug\": \"a\",}", "\u0000"})
  void refusesABodyThatIsNoJson(String body) {
    send(desk, HttpMethod.POST, EVENTS, body).expectStatus().isBadRequest();
    send(desk, HttpMethod.PATCH, DIALOG, body).expectStatus().isBadRequest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "null", "\"x\""})
  void refusesABodyThatIsNoObject(String body) {
    send(desk, HttpMethod.POST, EVENTS, body)
        .expectStatus()
        .value(status -> assertThat(status).isIn(400, 422));
    send(desk, HttpMethod.PATCH, DIALOG, body)
        .expectStatus()
        .value(status -> assertThat(status).isIn(400, 422));
    send(desk, HttpMethod.POST, DIALOG + "/cancel", body)
        .expectStatus()
        .value(status -> assertThat(status).isIn(204, 400, 422));
  }

  @Test
  void refusesABodyThatIsTooLong() {
    String long64 = "{\"slug\": \"%s\"}".formatted("x".repeat(70_000));

    send(desk, HttpMethod.POST, EVENTS, long64).expectStatus().isEqualTo(413);
  }

  @Test
  void goesThroughTheLifeOfAnEvent() {
    send(desk, HttpMethod.POST, DIALOG + "/publish", null).expectStatus().isNoContent();
    send(desk, HttpMethod.POST, DIALOG + "/publish", null).expectStatus().isNoContent();
    send(desk, HttpMethod.POST, DIALOG + "/postpone", "{\"reason\": \"Sturm\"}")
        .expectStatus()
        .isNoContent();
    state("POSTPONED");
    send(desk, HttpMethod.PATCH, DIALOG, "{\"startsAt\": \"2027-02-20T17:00:00+01:00\"}")
        .expectStatus()
        .isOk();
    state("SCHEDULED");
    send(desk, HttpMethod.POST, DIALOG + "/cancel", "{\"reason\": \"Sturm\"}")
        .expectStatus()
        .isNoContent();
    state("CANCELLED");
    send(desk, HttpMethod.POST, DIALOG + "/postpone", "{}").expectStatus().isEqualTo(409);
  }

  @Test
  void copiesAnEvent() {
    send(desk, HttpMethod.POST, DIALOG + "/copy", "{\"slug\": \"copy\"}")
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.questions.length()")
        .isEqualTo(2);
  }

  @Test
  void letsNobodyInWithoutASession() {
    client.get().uri(EVENTS).exchange().expectStatus().isUnauthorized();
    client.get().uri(DIALOG).exchange().expectStatus().isUnauthorized();
    send(client, HttpMethod.PATCH, DIALOG, "{").expectStatus().isUnauthorized();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"MODERATOR", "HELPER", "DATA_PROTECTION"})
  void letsNobodyElseChangeAnything(Role role) {
    WebTestClient other = as(role);

    send(other, HttpMethod.POST, EVENTS, "{").expectStatus().isForbidden();
    send(other, HttpMethod.PATCH, DIALOG, "{").expectStatus().isForbidden();
    for (String step : new String[] {"publish", "unlist", "cancel", "postpone", "copy"}) {
      send(other, HttpMethod.POST, DIALOG + "/" + step, "{}").expectStatus().isForbidden();
    }
  }

  @Test
  void hidesAForeignEvent() {
    WebTestClient stranger = as(Role.ORGANISER);

    stranger.get().uri(DIALOG).exchange().expectStatus().isNotFound();
    send(stranger, HttpMethod.PATCH, DIALOG, "{").expectStatus().isNotFound();
    for (String step : new String[] {"publish", "unlist", "cancel", "postpone", "copy"}) {
      send(stranger, HttpMethod.POST, DIALOG + "/" + step, "{}").expectStatus().isNotFound();
    }
    stranger.get().uri(EVENTS).exchange().expectBody().jsonPath("$.items.length()").isEqualTo(0);
    as(Role.ADMINISTRATOR).get().uri(DIALOG).exchange().expectStatus().isOk();
  }

  @Test
  void letsTheAssignedReadTheirEvent() {
    StaffMember helper = SignedIn.as(Role.HELPER, database, clock);
    WebTestClient other = helper.with(client);
    other.get().uri(DIALOG).exchange().expectStatus().isNotFound();

    database
        .sql("INSERT INTO event_staff SELECT id, :account FROM event WHERE slug = 'dialog'")
        .bind("account", helper.user().id())
        .then()
        .block();

    other.get().uri(DIALOG).exchange().expectStatus().isOk();
  }

  private void state(String state) {
    desk.get().uri(DIALOG).exchange().expectBody().jsonPath("$.state").isEqualTo(state);
  }

  private WebTestClient as(Role role) {
    return SignedIn.as(role, database, clock).with(client);
  }

  private static ResponseSpec send(
      WebTestClient client, HttpMethod method, String path, String body) {
    WebTestClient.RequestBodySpec request = client.method(method).uri(path);
    return body == null
        ? request.exchange()
        : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
  }

  private static String body(ResponseSpec response) {
    return response.expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
  }
}
