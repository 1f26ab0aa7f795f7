package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;

@DatabaseTest
class SignUpBadInputTest {

  @Autowired private ApplicationContext application;
  @Autowired private WebTestClient client;

  private SignUpJourney journey;

  @BeforeEach
  void aSmallEvent() {
    journey = new SignUpJourney(application, client);
  }

  @Test
  void doesNotKnowAnEventThatIsNotThere() {
    assertThat(journey.visitor().open("/events/nowhere/sign-up").status()).isEqualTo(404);
    assertThat(
            journey.visitor().post("/events/nowhere/sign-up", new LinkedMultiValueMap<>()).status())
        .isEqualTo(404);
    assertThat(journey.visitor().open("/events/nowhere/sign-up/sent").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          state = 'CANCELLED'                       | Diese Veranstaltung ist abgesagt
          state = 'POSTPONED'                       | Diese Veranstaltung ist verschoben
          registration_closes = '2027-01-01'        | Die Anmeldung ist beendet
          registration_opens = '2027-01-10'         | Die Anmeldung hat noch nicht begonnen
          starts_at = '2026-12-01', ends_at = '2026-12-02' | Diese Veranstaltung ist vorbei
          """)
  void saysWhyNobodyCanSignUpAndWhatComesNext(String change, String title) {
    Visitor midway = journey.atCheck("Amal");
    journey.hall.set(change);
    forgetSnapshots();

    assertThat(journey.visitor().open(journey.path()).title()).isEqualTo(title);
    assertThat(journey.send(midway).status()).isEqualTo(409);
    assertThat(midway.title()).isEqualTo(title);
    assertThat(midway.body()).contains("0621");
    assertThat(journey.registrations()).isEmpty();
  }

  @Test
  void doesNotOfferWhatIsByInvitationOnly() {
    journey.hall.sql("DELETE FROM contingent WHERE event = '%s'".formatted(journey.hall.id()));
    forgetSnapshots();

    assertThat(journey.visitor().open(journey.path()).title())
        .isEqualTo("Zu dieser Veranstaltung laden wir persönlich ein");
  }

  @Test
  void missesNothingSilently() {
    Visitor visitor = journey.visitor().open(journey.path()).press("next");
    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("Fehler:", "Bitte wählen Sie, wer kommt.");

    visitor.fill("who", "ALONE").press("next").press("next");
    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body())
        .contains("href=\"#contact.name\"", "href=\"#contact.email\"")
        .contains("Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amal", "amal@", "@example.org", "a b@example.org", "amal@example"})
  void keepsAnAddressThatIsNoneForMending(String address) {
    Visitor visitor =
        journey
            .atContact()
            .fill("contact.name", "Amal")
            .fill("contact.email", address)
            .press("next");

    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.field("contact.email")).isEqualTo(address);
    assertThat(visitor.field("contact.name")).isEqualTo("Amal");
  }

  @Test
  void keepsANameOfFiveThousandCharactersForMending() {
    String name = "Ä".repeat(5_000);
    Visitor visitor =
        journey
            .atContact()
            .fill("contact.name", name)
            .fill("contact.email", "amal@example.org")
            .press("next");

    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("höchstens 200 Zeichen");
    assertThat(visitor.field("contact.name")).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Amal\u0000", "Am\u0007al", "Amal\r\nBcc: x@example.org", "Am\u0085al"})
  void refusesControlCharacters(String name) {
    Visitor visitor =
        journey
            .atContact()
            .fill("contact.name", name)
            .fill("contact.email", "amal@example.org")
            .press("next");

    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("Zeichen, die wir nicht lesen können");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zoë 🦩",
        "\u200Fأمل\u200F",
        "O\u2019Neill-Šťastný",
        "👩\u200D👧",
        "<b>Amal</b> & \"Co\""
      })
  void takesEveryRealNameAsTyped(String name) {
    Visitor visitor = journey.send(journey.atCheck(name));

    assertThat(visitor.status()).isEqualTo(303);
    assertThat(journey.registrations()).singleElement().extracting("contact_name").isEqualTo(name);
  }

  @Test
  void showsMarkupAsText() {
    assertThat(journey.atCheck("<b>Amal</b>").body()).contains("<b>Amal</b>");
    assertThat(journey.atCheck("<b>Amal</b>").raw()).doesNotContain("<b>Amal</b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"contact.name=%FF%FE", "contact.name=%C3%28", "contact.name=%ED%A0%80"})
  void asksForBrokenUtf8Again(String broken) {
    Visitor visitor =
        journey.raw("step=contact&who=ALONE&contact.email=amal%40example.org&" + broken);

    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("Zeichen, die wir nicht lesen können");
    assertThat(visitor.field("contact.email")).isEqualTo("amal@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"contact.name=%zz", "contact.name=%", "%=%"})
  void refusesWhatIsNoForm(String body) {
    assertThat(journey.raw(body).status()).isEqualTo(400);
  }

  @Test
  void refusesABodyOfTenMegabytes() {
    assertThat(journey.raw("contact.name=" + "a".repeat(10_000_000)).status()).isEqualTo(413);
  }

  @Test
  void survivesAFormThatNoPageOfOursMade() {
    for (String body :
        List.of(
            "",
            "step=nowhere&action=nothing",
            "step=people&who=SEVERAL&action=remove-person:99",
            "step=people&who=SEVERAL&action=remove-person:-1",
            "step=check&action=change:nowhere",
            "step=contact&who=INSTITUTION&attendee.98.name=x",
            "step=questions&answer.made-up=x&shown=made-up",
            "step=check&action=send",
            "who=ALONE&who=SEVERAL&step=who&participation=ONSITE")) {
      assertThat(journey.raw(body).status()).as(body).isIn(200, 422);
    }
    assertThat(journey.registrations()).isEmpty();
  }

  /** Snapshots of events are up to a second old. */
  private void forgetSnapshots() {
    Mono.delay(Duration.ofSeconds(1)).block();
  }
}
