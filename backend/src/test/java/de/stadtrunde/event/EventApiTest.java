package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.shared.CurrentUser.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What programs without an account read. */
@DatabaseTest
class EventApiTest {

  @Autowired WebTestClient client;
  @Autowired DatabaseClient database;

  private WebTestClient desk;

  @BeforeEach
  void organiser(@Autowired MutableClock clock) {
    client = client.mutate().responseTimeout(Duration.ofMinutes(1)).build();
    clock.set(Instant.parse("2026-12-01T10:00:00Z"));
    desk = SignedIn.as(Role.ORGANISER, database, clock).with(client);
  }

  @Test
  void listsPublishedEventsByTheirStart() {
    publish("spring", "2027-03-20T17:00:00+01:00", "2027-03-20T18:00:00+01:00");
    publish("long-ago", "2020-12-08T17:00:00+01:00", "2020-12-08T18:00:00+01:00");
    publish("winter", "2027-01-20T17:00:00+01:00", "2027-01-20T18:00:00+01:00");
    create("draft");

    assertThat(slugs("/api/events")).containsExactly("long-ago", "winter", "spring");
    assertThat(slugs("/api/events?when=coming")).containsExactly("winter", "spring");
    assertThat(slugs("/api/events?when=past")).containsExactly("long-ago");
    client.get().uri("/api/events?when=soon").exchange().expectStatus().isEqualTo(422);
  }

  @Test
  void writesEveryKeyOfAListedEvent() {
    publish("dialog", "2027-07-20T17:00:00+02:00", "2027-07-20T20:00:00+02:00");

    assertThat(read("/api/events").at("/items/0"))
        .isEqualTo(
            Drafts.JSON.readTree(
                """
                {"slug": "dialog", "title": "Ludwigshafen im Dialog", "state": "SCHEDULED",
                 "startsAt": "2027-07-20T17:00:00+02:00", "endsAt": "2027-07-20T20:00:00+02:00",
                 "participation": ["DIGITAL"], "registration": "OPEN",
                 "seats": {"capacity": 580, "free": 580, "waiting": 0}}
                """));
  }

  @Test
  void writesEveryKeyOfAnEvent() {
    publish("dialog", "2027-01-20T17:00:00+01:00", "2027-01-20T20:00:00+01:00");

    JsonNode event = read("/api/events/dialog");

    assertThat(event.propertyNames())
        .containsExactlyInAnyOrder(
            "slug",
            "title",
            "state",
            "startsAt",
            "endsAt",
            "participation",
            "registration",
            "seats",
            "stateReason",
            "zone",
            "registrationOpens",
            "registrationCloses",
            "approval",
            "holdMinutes",
            "programme",
            "language",
            "fallback",
            "texts",
            "venue",
            "contact",
            "contingents",
            "questions",
            "documents");
    assertThat(event.get("registrationOpens").isNull()).isTrue();
    assertThat(event.at("/contingents/1"))
        .isEqualTo(
            Drafts.JSON.readTree(
                """
                {"name": "institutions", "participation": "DIGITAL", "audience": "INSTITUTIONS",
                 "organisation": null, "maxPerOrganisation": 3, "namesDue": null,
                 "seats": {"capacity": 80, "free": 80, "waiting": 0}}
                """));
    assertThat(event.at("/questions/0"))
        .isEqualTo(
            Drafts.JSON.readTree(
                """
                {"key": "topic", "type": "CHOICE", "required": true, "label": "Welches Thema?",
                 "choices": [{"value": "work", "label": "Arbeit"},
                             {"value": "other", "label": "Anderes"}], "dependsOn": null}
                """));
  }

  @Test
  void tellsNobodyTheLinkOfTheSession() {
    create("dialog");
    patch("dialog", "{\"video\": \"https://video.example.org/secret-room\"}");
    desk.post().uri("/api/staff/events/dialog/publish").exchange().expectStatus().isNoContent();

    assertThat(text("/api/events/dialog")).doesNotContain("secret-room");
    assertThat(text("/events/dialog")).doesNotContain("secret-room");
  }

  @Test
  void answersInTheLanguageAskedForAndSaysWhenItCannot() {
    publish("dialog", "2027-01-20T17:00:00+01:00", "2027-01-20T20:00:00+01:00");
    assertThat(read("/api/events/dialog?lang=en").get("fallback").booleanValue()).isTrue();
    assertThat(read("/api/events/dialog?lang=en").get("language").stringValue()).isEqualTo("de");

    patch("dialog", "{\"texts\": {\"en\": {\"title\": \"In dialogue\"}}}");

    JsonNode english = read("/api/events/dialog?lang=en");
    assertThat(english.get("title").stringValue()).isEqualTo("In dialogue");
    assertThat(english.get("fallback").booleanValue()).isFalse();
    assertThat(read("/api/events/dialog?lang=tlh").get("language").stringValue()).isEqualTo("de");
    client
        .get()
        .uri("/api/events/dialog")
        .header("Accept-Language", "fr;q=0.9, en;q=0.8")
        .exchange()
        .expectBody()
        .jsonPath("$.title")
        .isEqualTo("In dialogue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nix", "draft", "DIALOG", "../etc", "a\u0000b", "\uD83D\uDE42", "a' OR '1'='1"})
  void knowsNoEventOfSuchAName(String slug) {
    create("draft");

    client
        .get()
        .uri("/api/events/{slug}", slug)
        .exchange()
        .expectStatus()
        .value(status -> assertThat(status).isIn(400, 404));
  }

  @Test
  void showsAnUnlistedEventToThoseWhoKnowItsAddress() {
    create("dialog");
    desk.post().uri("/api/staff/events/dialog/unlist").exchange().expectStatus().isNoContent();

    assertThat(slugs("/api/events")).isEmpty();
    assertThat(read("/api/events/dialog").get("slug").stringValue()).isEqualTo("dialog");
  }

  @Test
  void countsEachSeatThatIsTaken() throws InterruptedException {
    publish("dialog", "2027-01-20T17:00:00+01:00", "2027-01-20T20:00:00+01:00");
    database.sql("UPDATE contingent SET taken = 499 WHERE name = 'citizens'").then().block();

    assertThat(seatsAfterASecond())
        .isEqualTo(Drafts.json("{\"capacity\": 580, \"free\": 81, \"waiting\": 0}"));
  }

  /** Figures are kept for up to a second of the real clock. */
  private JsonNode seatsAfterASecond() throws InterruptedException {
    Thread.sleep(1_000);
    return read("/api/events/dialog").at("/seats");
  }

  private void create(String slug) {
    desk.post()
        .uri("/api/staff/events")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Drafts.dialogue(slug).toString())
        .exchange()
        .expectStatus()
        .isCreated();
  }

  private void publish(String slug, String start, String end) {
    create(slug);
    patch(slug, "{\"startsAt\": \"%s\", \"endsAt\": \"%s\"}".formatted(start, end));
    desk.post()
        .uri("/api/staff/events/" + slug + "/publish")
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  private void patch(String slug, String patch) {
    desk.patch()
        .uri("/api/staff/events/" + slug)
        .contentType(MediaType.valueOf("application/merge-patch+json"))
        .bodyValue(patch)
        .exchange()
        .expectStatus()
        .isOk();
  }

  private List<String> slugs(String path) {
    return read(path)
        .get("items")
        .valueStream()
        .map(each -> each.get("slug").stringValue())
        .toList();
  }

  private JsonNode read(String path) {
    return Drafts.JSON.readTree(text(path));
  }

  private String text(String path) {
    return client
        .get()
        .uri(path)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .returnResult()
        .getResponseBody();
  }
}
