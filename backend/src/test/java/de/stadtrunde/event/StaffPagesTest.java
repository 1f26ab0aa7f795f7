package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.StaffMember;
import de.stadtrunde.shared.CurrentUser.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;

/** The desk as an organiser sees it, without script. */
@DatabaseTest
class StaffPagesTest {

  private static final String DIALOG = "/staff/events/dialog";

  @Autowired WebTestClient client;
  @Autowired DatabaseClient database;
  @Autowired MutableClock clock;
  @Autowired EventEdits edits;
  @Autowired Events events;

  private WebTestClient desk;
  private UUID dialog;

  @BeforeEach
  void organiser() {
    clock.set(Instant.parse("2026-12-01T10:00:00Z"));
    StaffMember organiser = SignedIn.as(Role.ORGANISER, database, clock);
    desk = slow(organiser.with(client));
    dialog = edits.create(organiser.user(), Mono.just(Drafts.dialogue("dialog"))).block().id();
  }

  @Test
  void listsOnesOwnEvents() {
    assertThat(page("/staff"))
        .contains("Ludwigshafen im Dialog", "Entwurf", "0 / 580", "/staff/events/new");
    assertThat(slow(SignedIn.as(Role.ORGANISER, database, clock).with(client)))
        .extracting(other -> text(other.get().uri("/staff").exchange()))
        .asString()
        .contains("Sie haben noch keine Veranstaltung")
        .doesNotContain("Ludwigshafen im Dialog");
  }

  @Test
  void showsAnEventAtAGlanceWithWhatToDoNext() {
    assertThat(page(DIALOG))
        .contains("citizens", "0 / 500", "Alles da: veröffentlichen", DIALOG + "/publish");
  }

  @Test
  void showsAHelperTheEventButNothingToChange() {
    StaffMember helper = SignedIn.as(Role.HELPER, database, clock);
    helper.assigned(database, dialog);

    String page = text(slow(helper.with(client)).get().uri(DIALOG).exchange());

    assertThat(page).contains("citizens").doesNotContain("/edit", "/cancel", "/publish");
    slow(helper.with(client)).get().uri(DIALOG + "/edit").exchange().expectStatus().isForbidden();
  }

  @Test
  void makesAnEvent() {
    post(
            "/staff/events/new",
            Map.of(
                "/texts/de/title", "Gespräch am Fluß",
                "/startsAt", "2027-03-20T17:00",
                "/endsAt", "2027-03-20T19:00",
                "/contingents/0/name", "Alle",
                "/contingents/0/capacity", "20",
                "/contingents/0/participation", "ONSITE",
                "/contingents/0/audience", "PUBLIC"))
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .location("/staff/events/gespraech-am-fluss");

    assertThat(page("/staff/events/gespraech-am-fluss"))
        .contains("Gespräch am Fluß", "Samstag, 20. März 2027, 17:00–19:00 Uhr");
  }

  @Test
  void bringsBackWhatWasTypedWithTheSameWordsAtFieldAndTop() {
    String page =
        text(
            post(
                    DIALOG + "/edit",
                    Map.of(
                        "/texts/de/summary", "Mein <Entwurf>",
                        "/contingents/3/name", "Alle",
                        "/contingents/3/capacity", "viele"))
                .expectStatus()
                .isEqualTo(422));

    assertThat(page)
        .contains(">Fehler: Bearbeiten", "Mein &lt;Entwurf&gt;", "value=\"viele\"")
        .contains("href=\"#/contingents/3/capacity\"", "id=\"/contingents/3/capacity-error\"");
    assertThat(page.split("Anzahl der Plätze: Bitte geben Sie eine ganze Zahl ein.")).hasSize(3);
  }

  @Test
  void asksBeforeItPublishesPostponesOrCancels() {
    assertThat(page(DIALOG + "/publish")).contains("Ja, veröffentlichen");
    assertThat(page(DIALOG + "/postpone")).contains("Ja, verschieben");
    assertThat(page(DIALOG + "/cancel")).contains("Ja, absagen");
    assertThat(events.find("dialog").blockOptional()).isEmpty();

    post(DIALOG + "/publish", Map.of("/visibility", "UNLISTED")).expectStatus().isSeeOther();
    assertThat(page(DIALOG)).contains("Nur mit Adresse");
    post(DIALOG + "/publish", Map.of("/visibility", "PUBLISHED")).expectStatus().isSeeOther();
    assertThat(page(DIALOG)).contains("Veröffentlicht");

    post(DIALOG + "/postpone", Map.of("/startsAt", "2020-01-01T10:00", "/reason", "Sturm"))
        .expectStatus()
        .isEqualTo(422);
    post(DIALOG + "/postpone", Map.of("/startsAt", "", "/reason", "Sturm"))
        .expectStatus()
        .isSeeOther();
    assertThat(page(DIALOG)).contains("Verschoben", "Sturm", "Neuen Termin nennen");
    post(DIALOG + "/cancel", Map.of("/reason", "")).expectStatus().isSeeOther();
    assertThat(page(DIALOG)).contains("Abgesagt");
  }

  @Test
  void saysWhatIsMissingToPublish() {
    post("/staff/events/new", Map.of("/slug", "bare")).expectStatus().isSeeOther();

    assertThat(page("/staff/events/bare")).contains("4 Angaben fehlen noch");
    assertThat(
            text(
                post("/staff/events/bare/publish", Map.of("/visibility", "PUBLISHED"))
                    .expectStatus()
                    .isEqualTo(422)))
        .contains("Titel: Bitte füllen Sie das aus.", "Beginn: Bitte füllen Sie das aus.");
  }

  private ResponseSpec post(String path, Map<String, String> fields) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    fields.forEach(form::add);
    return desk.post().uri(path).body(BodyInserters.fromFormData(form)).exchange();
  }

  private String page(String path) {
    return text(desk.get().uri(path).exchange().expectStatus().isOk());
  }

  private static String text(ResponseSpec response) {
    return response.expectBody(String.class).returnResult().getResponseBody();
  }

  private static WebTestClient slow(WebTestClient client) {
    return client.mutate().responseTimeout(Duration.ofMinutes(1)).build();
  }
}
