package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.organisation.Organisations;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.CurrentUser.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What people see of the sample programme. */
@DatabaseTest
class EventPagesTest {

  @Autowired WebTestClient client;
  @Autowired DatabaseClient database;
  @Autowired MutableClock clock;
  @Autowired EventEdits edits;
  @Autowired EventStates states;

  private CurrentUser administrator;

  @BeforeEach
  void programme(
      @Autowired ProgrammeWriter programmes,
      @Autowired SampleEvents events,
      @Autowired Organisations organisations,
      @Autowired TransactionalOperator transaction,
      @Autowired Events kept,
      @Autowired Programmes keptProgrammes) {
    client = client.mutate().responseTimeout(Duration.ofMinutes(1)).build();
    clock.set(Instant.parse("2026-11-22T10:00:00Z"));
    administrator = SignedIn.as(Role.ADMINISTRATOR, database, clock).user();
    new SampleProgramme(programmes, events, organisations, transaction).load().block();
    kept.changed();
    keptProgrammes.changed();
  }

  @Test
  void showsWhatIsToComeAndWhatHasBeen() {
    String page = page("/");

    assertThat(page)
        .containsSubsequence(
            "Kommende Veranstaltungen",
            "Ludwigshafen im Dialog",
            "Einrichtungen im Gespräch",
            "Zusammen in Ludwigshafen",
            "Integrationsmaßnahmen",
            "Frühere Veranstaltungen",
            "Dienstag, 8. Dezember 2020",
            "September 2020",
            "Auftakt der Weltoffenen Kommune");
    assertThat(page).contains("href=\"/programmes/integrationsmassnahmen\"");
  }

  @Test
  void narrowsTheListToOnePlace() {
    assertThat(page("/?participation=onsite"))
        .contains("Einrichtungen im Gespräch", "Zusammen in Ludwigshafen")
        .doesNotContain("event-ludwigshafen-im-dialog\"");
    assertThat(page("/?participation=digital"))
        .contains("event-ludwigshafen-im-dialog\"")
        .doesNotContain("event-einrichtungen-im-gespraech\"");
    assertThat(page("/?participation=%3Cscript%3E")).doesNotContain("<script>");
  }

  @Test
  void showsAnEventWithItsDateFirst() {
    assertThat(page("/events/ludwigshafen-im-dialog"))
        .containsSubsequence(
            "<h1",
            "Ludwigshafen im Dialog",
            "Mittwoch, 2. Dezember 2026, 17:00–20:00 Uhr (Ortszeit Ludwigshafen)",
            "500 von 500 Plätzen frei",
            "/events/ludwigshafen-im-dialog/sign-up",
            "<strong>alle, die in Ludwigshafen leben oder arbeiten</strong>",
            "Ablauf",
            "0621 000-0000");
  }

  @Test
  void showsAnEventThatHasNoSeatsYet() {
    database.sql("UPDATE contingent SET capacity = 0").then().block();

    assertThat(page("/events/ludwigshafen-im-dialog")).contains("Ludwigshafen im Dialog");
  }

  @Test
  void showsAnEventInTheLanguageAskedFor() {
    assertThat(page("/events/ludwigshafen-im-dialog?lang=en"))
        .contains("lang=\"en\"", "Ludwigshafen in dialogue", "Wednesday", "December 2, 2026");
  }

  @Test
  void saysWhenATextIsMissing() {
    change("{\"texts\": {\"en\": null}}");

    assertThat(page("/events/ludwigshafen-im-dialog?lang=en"))
        .contains("<h1 lang=\"de\"")
        .contains("not available in English yet");
  }

  @Test
  void saysThatAnEventIsCancelledAndWhy() {
    states
        .cancel(
            administrator,
            "ludwigshafen-im-dialog",
            Mono.just(Drafts.json("{\"reason\": \"Sturm <b>Anna</b>\"}")))
        .block();

    assertThat(page("/events/ludwigshafen-im-dialog"))
        .contains("Diese Veranstaltung ist abgesagt", "Sturm &lt;b&gt;Anna&lt;/b&gt;")
        .doesNotContain("/sign-up");
  }

  @Test
  void saysThatAnEventIsPostponed() {
    states.postpone(administrator, "ludwigshafen-im-dialog", Mono.empty()).block();

    assertThat(page("/events/ludwigshafen-im-dialog"))
        .contains("Diese Veranstaltung ist verschoben")
        .doesNotContain("/sign-up");
    assertThat(page("/")).contains("Verschoben");
  }

  @Test
  void saysNothingOfHoursThatNobodyKnows() {
    assertThat(page("/events/auftakt-weltoffene-kommune"))
        .contains("datetime=\"2020-09\"", "September 2020", "Diese Veranstaltung ist vorbei")
        .doesNotContain("00:00");
  }

  @Test
  void showsAProgrammeWithProjectsBearersAndEvents() {
    assertThat(page("/programmes/integrationsmassnahmen"))
        .containsSubsequence(
            "<h1>Integrationsmaßnahmen</h1>",
            "Kommende Veranstaltungen",
            "Weltoffene Kommune – vom Dialog zum Zusammenhalt",
            "Bertelsmann Stiftung",
            "Ludwigshafener Erklärung",
            "Kooperationsvereinbarungen",
            "Haus der Diakonie Ludwigshafen",
            "Frühere Veranstaltungen");
  }

  @Test
  void answersAnUnknownAddressWithAPage() {
    for (String path : new String[] {"/events/nix", "/programmes/nix"}) {
      client
          .get()
          .uri(path)
          .header("Accept", "text/html")
          .exchange()
          .expectStatus()
          .isNotFound()
          .expectHeader()
          .contentTypeCompatibleWith("text/html");
    }
  }

  @Test
  void keepsHostileWordsHarmless() {
    change(
        """
        {"texts": {"de": {"title": "<script>alert(1)</script>", "summary": "\\"><img src=x>",
          "description": "<script>alert(1)</script> [x](javascript:alert(1))",
          "houseRules": "</main><script>"}},
         "venue": {"name": "<svg onload=alert(1)>"}, "contact": {"name": "<b>x</b>"}}
        """);

    assertThat(page("/events/ludwigshafen-im-dialog"))
        .doesNotContain(
            "<script>alert",
            "<img src=x",
            "href=\"javascript",
            "<svg onload",
            "<b>x",
            "<script></");
  }

  private void change(String patch) {
    edits.change(administrator, "ludwigshafen-im-dialog", Mono.just(Drafts.json(patch))).block();
  }

  private String page(String path) {
    return client
        .get()
        .uri(path)
        .header("Accept", "text/html")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .returnResult()
        .getResponseBody();
  }
}
