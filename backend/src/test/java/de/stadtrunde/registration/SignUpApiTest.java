package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@DatabaseTest
class SignUpApiTest {

  private static final String ANNA =
      """
      {"kind":"CITIZEN","contact":{"name":"Anna","email":"anna@example.org","language":"de"},
       "participation":"DIGITAL"}
      """;

  @Autowired WebTestClient client;

  private Hall hall;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(1);
  }

  @Test
  void answers202WithReferenceAndEndOfTheHold() {
    post(ANNA)
        .expectStatus()
        .isAccepted()
        .expectBody()
        .jsonPath("$.reference")
        .isNotEmpty()
        .jsonPath("$.status")
        .isEqualTo("UNCONFIRMED")
        .jsonPath("$.heldUntil")
        .isEqualTo("2027-01-06T14:00:00+01:00");
  }

  @Test
  void aFullEventAnswers202WithoutHold() {
    post(ANNA);

    post(ANNA).expectStatus().isAccepted().expectBody().jsonPath("$.heldUntil").isEmpty();
  }

  @Test
  void answersAKnownAddressLikeAnUnknownOne() {
    hall.sql("UPDATE contingent SET capacity = 10");
    String first = body(post(ANNA));
    String again = body(post(ANNA));

    assertThat(again.replaceAll("\"reference\":\"[^\"]*\"", ""))
        .isEqualTo(first.replaceAll("\"reference\":\"[^\"]*\"", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"contact":{"name":"Anna","email":"a@example.org"}}                                   | /kind | required
          {"kind":"GUEST","contact":{"name":"Anna","email":"a@example.org"}}                    | /kind | unknown
          {"kind":"CITIZEN"}                                                                   | /contact/name | required
          {"kind":"CITIZEN","contact":{"name":"Anna","email":"anna"}}                           | /contact/email | email
          {"kind":"CITIZEN","contact":{"name":"Anna","email":"a@b.org\\nBcc: c@d.org"}}           | /contact/email | control-character
          {"kind":"CITIZEN","contact":{"name":"An\\u0000na","email":"a@example.org"}}             | /contact/name | control-character
          {"kind":"CITIZEN","contact":{"name":"An\\uD800na","email":"a@example.org"}}             | /contact/name | control-character
          {"kind":"CITIZEN","participation":"TV","contact":{"name":"A","email":"a@example.org"}} | /participation | unknown
          {"kind":"INSTITUTION","contact":{"name":"A","email":"a@example.org"}}                 | /organisation/name | required
          {"kind":"CITIZEN","contact":{"name":"A","email":"a@example.org"},"attendees":[{}]}    | /attendees/0/name | required
          {"kind":"CITIZEN","contact":{"name":"A","email":"a@example.org"},"attendees":[{"child":true}]} | /consents/guardian | required
          {"kind":"CITIZEN","contact":{"name":"A","email":"a@example.org"},"answers":{"x/y":1}} | /answers/x~1y | unknown
          """)
  void namesEveryFaultWithItsPlace(String json, String pointer, String code) {
    post(json)
        .expectStatus()
        .isEqualTo(422)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("invalid")
        .jsonPath("$.errors[?(@.pointer=='" + pointer + "')].code")
        .isEqualTo(code);
  }

  @Test
  void refusesANameOf5000Characters() {
    post(ANNA.replace("Anna", "A".repeat(5_000)))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].code")
        .isEqualTo("too-long");
  }

  @Test
  void keepsEmojiAndRightToLeftMarksAsTyped() {
    post(ANNA.replace("Anna", "\u202Bليلى\u202C 🌻")).expectStatus().isAccepted();

    assertThat(hall.row("SELECT contact_name FROM registration").get("contact_name"))
        .isEqualTo("\u202Bليلى\u202C 🌻");
  }

  @Test
  void storesNamesComposed() {
    post(ANNA.replace("Anna", "Zoe\u0308")).expectStatus().isAccepted();

    assertThat(hall.row("SELECT contact_name FROM registration").get("contact_name"))
        .isEqualTo("Zoë");
  }

  @Test
  void anyLanguageIsStored() {
    post(ANNA.replace("\"de\"", "\"ti\"")).expectStatus().isAccepted();

    assertThat(hall.row("SELECT language FROM registration").get("language")).isEqualTo("ti");
  }

  @Test
  void brokenUtf8IsUnreadable() {
    byte[] broken = ANNA.getBytes(StandardCharsets.UTF_8);
    broken[ANNA.indexOf("Anna")] = (byte) 0xC3;

    client
        .post()
        .uri(path())
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(broken)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("unreadable");
  }

  @Test
  void whatIsNoJsonIsUnreadable() {
    post("{").expectStatus().isBadRequest().expectBody().jsonPath("$.code").isEqualTo("unreadable");
    post("{\"kind\":{}}").expectStatus().isBadRequest();
  }

  @Test
  void aBodyOf10MegabytesIsTooLong() {
    post("{\"kind\":\"" + "x".repeat(10_000_000) + "\"}")
        .expectStatus()
        .isEqualTo(413)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("too-long");
  }

  @Test
  void anUnknownEventIsNotFound() {
    client
        .post()
        .uri("/api/events/no-such-event/registrations")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(ANNA)
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("event-unknown");
  }

  @Test
  void aClosedWindowIsAConflict() {
    hall.set("registration_closes = '2027-01-06T10:59:59Z'");

    post(ANNA)
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("registration-closed");
  }

  @Test
  void needsAreStoredEncryptedAndApart() {
    post(ANNA.replace(
            "\"DIGITAL\"",
            "\"DIGITAL\",\"attendees\":[{\"name\":\"Anna\",\"needs\":{\"interpretation\":\"ar\","
                + "\"other\":\"canary-4711\"}}]"))
        .expectStatus()
        .isAccepted();

    String stored =
        hall.row("SELECT encode(needs, 'escape') AS n FROM attendee_need").get("n").toString();
    assertThat(stored).doesNotContain("canary").doesNotContain("interpretation");
    assertThat(hall.rows("SELECT r::text FROM registration r").toString()).doesNotContain("canary");
    assertThat(hall.rows("SELECT o::text FROM outbox o").toString()).doesNotContain("canary");
  }

  private WebTestClient.ResponseSpec post(String json) {
    return client
        .post()
        .uri(path())
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(json)
        .exchange();
  }

  private String path() {
    return "/api/events/dialog-" + hall.id() + "/registrations";
  }

  private static String body(WebTestClient.ResponseSpec response) {
    return response.expectBody(String.class).returnResult().getResponseBody();
  }
}
