package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;

@DatabaseTest
class SignUpBadInputTest {

  @Autowired private ApplicationContext application;
  @Autowired private WebTestClient client;
  @Autowired private MutableClock clock;

  private Hall hall;
  private String path;

  @BeforeEach
  void aSmallEvent() {
    hall = new Hall(application).opens(4);
    hall.contingent("institutions", "INSTITUTIONS", 6, 3);
    path = "/events/dialog-" + hall.id() + "/sign-up";
  }

  private Visitor visitor() {
    return new Visitor(client);
  }

  private Visitor atContact() {
    return visitor().open(path).fill("who", "ALONE").press("next");
  }

  private Visitor atCheck(String name) {
    return atContact()
        .fill("contact.name", name)
        .fill("contact.email", "amal@example.org")
        .press("next")
        .press("next");
  }

  private Visitor send(Visitor visitor) {
    clock.advance(Duration.ofSeconds(5));
    return visitor.press("send");
  }

  private List<Map<String, Object>> registrations() {
    return hall.rows("SELECT * FROM registration ORDER BY received");
  }

  @Test
  void doesNotKnowAnEventThatIsNotThere() {
    assertThat(visitor().open("/events/nowhere/sign-up").status()).isEqualTo(404);
    assertThat(visitor().post("/events/nowhere/sign-up", new LinkedMultiValueMap<>()).status())
        .isEqualTo(404);
    assertThat(visitor().open("/events/nowhere/sign-up/sent").status()).isEqualTo(404);
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
    Visitor midway = atCheck("Amal");
    hall.set(change);
    forgetSnapshots();

    assertThat(visitor().open(path).title()).isEqualTo(title);
    assertThat(send(midway).status()).isEqualTo(409);
    assertThat(midway.title()).isEqualTo(title);
    assertThat(midway.body()).contains("0621");
    assertThat(registrations()).isEmpty();
  }

  private void forgetSnapshots() {
    application
        .getBean(de.stadtrunde.event.Events.class)
        .find("x")
        .then(reactor.core.publisher.Mono.delay(Duration.ofSeconds(1)))
        .block();
  }

  @Test
  void doesNotOfferWhatIsByInvitationOnly() {
    hall.sql("DELETE FROM contingent WHERE event = '%s'".formatted(hall.id()));
    forgetSnapshots();

    assertThat(visitor().open(path).title())
        .isEqualTo("Zu dieser Veranstaltung laden wir persönlich ein");
  }

  @Test
  void missesNothingSilently() {
    Visitor visitor = visitor().open(path).press("next");
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
        atContact().fill("contact.name", "Amal").fill("contact.email", address).press("next");

    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.field("contact.email")).isEqualTo(address);
    assertThat(visitor.field("contact.name")).isEqualTo("Amal");
  }

  @Test
  void keepsANameOfFiveThousandCharactersForMending() {
    String name = "Ä".repeat(5_000);
    Visitor visitor =
        atContact()
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
        atContact()
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
    Visitor visitor = send(atCheck(name));

    assertThat(visitor.status()).isEqualTo(303);
    assertThat(registrations()).singleElement().extracting("contact_name").isEqualTo(name);
  }

  @Test
  void showsMarkupAsText() {
    assertThat(atCheck("<b>Amal</b>").body()).contains("<b>Amal</b>");
    assertThat(atCheck("<b>Amal</b>").raw()).doesNotContain("<b>Amal</b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"contact.name=%FF%FE", "contact.name=%C3%28", "contact.name=%ED%A0%80"})
  void asksForBrokenUtf8Again(String broken) {
    Visitor visitor = raw("step=contact&who=ALONE&contact.email=amal%40example.org&" + broken);

    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("Zeichen, die wir nicht lesen können");
    assertThat(visitor.field("contact.email")).isEqualTo("amal@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"contact.name=%zz", "contact.name=%", "%=%"})
  void refusesWhatIsNoForm(String body) {
    assertThat(raw(body).status()).isEqualTo(400);
  }

  @Test
  void refusesABodyOfTenMegabytes() {
    assertThat(raw("contact.name=" + "a".repeat(10_000_000)).status()).isEqualTo(413);
  }

  private Visitor raw(String body) {
    return visitor()
        .take(
            client
                .post()
                .uri(path)
                .header("Accept", "text/html")
                .header("Accept-Language", "de")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(body.getBytes(StandardCharsets.ISO_8859_1))
                .exchange()
                .expectBody(String.class)
                .returnResult());
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
      assertThat(raw(body).status()).as(body).isIn(200, 422);
    }
    assertThat(registrations()).isEmpty();
  }

  @Test
  void sendsAFamilyThatIsTooLargeBackToItsPeople() {
    Visitor visitor = visitor().open(path).fill("who", "SEVERAL").press("next");
    for (int i = 0; i < 3; i++) {
      visitor.press("add-person");
    }
    for (int i = 0; i < 5; i++) {
      visitor.fill("attendee." + i + ".name", "Kind " + i);
    }
    visitor.press("next").fill("contact.email", "a@example.org").press("next").press("next");

    send(visitor);

    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("gibt es nur 4 Plätze");
    assertThat(visitor.field("attendee.4.name")).isEqualTo("Kind 4");
    assertThat(registrations()).isEmpty();

    visitor.press("remove-person:4").press("next");
    assertThat(visitor.title()).isEqualTo("Stimmt alles?");
    assertThat(send(visitor).status()).isEqualTo(303);
  }

  @Test
  void sendsADelegationThatIsTooLargeBackToItsPeople() {
    Visitor visitor = visitor().open(path).fill("who", "INSTITUTION").press("next");
    for (int i = 0; i < 3; i++) {
      visitor.press("add-person");
    }
    visitor
        .fill("organisation.name", "Caritas")
        .fill("organisation.type", "WELFARE")
        .press("next")
        .fill("contact.name", "Koordination")
        .fill("contact.email", "office@example.org")
        .press("next")
        .press("next");

    send(visitor);

    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("höchstens 3 Plätze");
    assertThat(visitor.field("organisation.name")).isEqualTo("Caritas");
  }

  @Test
  void takesTheSecondClickForTheFirst() {
    Visitor visitor = atCheck("Amal");
    var form = visitor.form();
    form.set("action", "send");
    clock.advance(Duration.ofSeconds(5));

    String first = visitor.post(path, form).location();
    String second = visitor.post(path, form).location();

    assertThat(first).isEqualTo(second);
    assertThat(registrations()).hasSize(1);
  }

  @Test
  void asksBeforeItTakesAChangedFormForAnotherSignUp() {
    Visitor visitor = atCheck("Amal");
    var form = visitor.form();
    form.set("action", "send");
    clock.advance(Duration.ofSeconds(5));
    visitor.post(path, form);
    form.set("contact.name", "Bela");

    visitor.post(path, form);
    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("schon abgeschickt", "Bela");
    assertThat(registrations()).hasSize(1);

    assertThat(send(visitor).status()).isEqualTo(303);
    assertThat(registrations()).extracting("contact_name").containsExactly("Amal", "Bela");
  }

  @Test
  void asksWhoeverIsTooFastToPressAgain() {
    Visitor visitor = atCheck("Amal").press("send");

    assertThat(visitor.status()).isEqualTo(200);
    assertThat(visitor.body()).contains("Einen Moment bitte", "Amal");
    assertThat(registrations()).isEmpty();
    assertThat(send(visitor).status()).isEqualTo(303);
  }

  @Test
  void asksWhoeverFilledTheHiddenFieldToPressAgain() {
    Visitor visitor = send(atCheck("Amal").fill("website", "https://spam.example"));

    assertThat(visitor.body()).contains("Einen Moment bitte");
    assertThat(registrations()).isEmpty();
    assertThat(send(visitor).status()).isEqualTo(303);
  }

  @Test
  void keepsWhatWasTypedUnderAnExpiredOrForeignStamp() {
    Visitor late = atCheck("Amal");
    clock.advance(Duration.ofDays(1));
    assertThat(late.press("send").body()).contains("Einen Moment bitte", "Amal");
    assertThat(send(late).status()).isEqualTo(303);

    Visitor forger = atCheck("Bela").fill("stamp", "1.made.up");
    assertThat(send(forger).body()).contains("Einen Moment bitte", "Bela");
    assertThat(send(forger).status()).isEqualTo(303);
    assertThat(registrations()).hasSize(2);
  }

  @Test
  void doesNotTakeTheStampOfAnotherEvent() {
    String stamp = atCheck("Amal").field("stamp");
    path = "/events/dialog-" + hall.opens(3).id() + "/sign-up";

    assertThat(send(atCheck("Amal").fill("stamp", stamp)).body()).contains("Einen Moment bitte");
  }

  @Test
  void losesNothingOnTheWayBackAndForth() {
    Visitor visitor = atCheck("Amal").press("change:contact");
    assertThat(visitor.field("contact.name")).isEqualTo("Amal");

    visitor.fill("contact.name", "Amal Y.").press("next");
    assertThat(visitor.title()).isEqualTo("Stimmt alles?");
    assertThat(visitor.body()).contains("Amal Y.");

    visitor.press("back").press("back").press("back");
    assertThat(visitor.title()).isEqualTo("Wer kommt?");
    assertThat(visitor.field("who")).isEqualTo("ALONE");
    visitor.press("stay");
    assertThat(visitor.status()).isEqualTo(200);
    visitor.fill("who", "SEVERAL").press("next");
    assertThat(visitor.title()).isEqualTo("Wer kommt alles mit?");
    visitor.fill("attendee.0.name", "Amal").fill("attendee.1.name", "Bela").press("next");
    assertThat(visitor.title()).isEqualTo("Stimmt alles?");
    assertThat(visitor.body()).contains("Amal Y.", "amal@example.org", "Bela");
  }

  @Test
  void queuesWhoeverComesToAFullEvent() {
    hall.comes("Zoe", 4);
    Visitor visitor = atCheck("Amal");
    assertThat(visitor.body()).contains("Auf die Warteliste");

    send(visitor);

    assertThat(visitor.status()).isEqualTo(303);
    assertThat(visitor.open(visitor.location()).body()).contains("stehen Sie auf der Warteliste");
    assertThat(registrations()).last().extracting("seat").isEqualTo("NONE");
  }

  @Test
  void asksAQuestionThatFollowsFromAnAnswer() {
    question("topic", 0, "CHOICE", true, null);
    question("which", 1, "TEXT", true, "{\"question\": \"topic\", \"answer\": \"other\"}");
    forgetSnapshots();
    Visitor visitor =
        atContact()
            .fill("contact.name", "Amal")
            .fill("contact.email", "amal@example.org")
            .press("next");
    assertThat(visitor.body()).contains("Frage topic").doesNotContain("Frage which");

    visitor.press("next");
    assertThat(visitor.body()).contains("Bitte beantworten Sie die Frage „Frage topic“.");
    visitor.fill("answer.topic", "other").press("next");
    assertThat(visitor.status()).isEqualTo(200);
    assertThat(visitor.body()).contains("Frage which");
    visitor.press("next");
    assertThat(visitor.status()).isEqualTo(422);
    send(visitor.fill("answer.which", "Sport\nund Musik").press("next").press("next"));

    assertThat(visitor.status()).isEqualTo(303);
    assertThat(hall.row("SELECT answers::text AS answers FROM registration").get("answers"))
        .asString()
        .contains("\"topic\": \"other\"", "Sport");
  }

  private void question(String key, int position, String type, boolean required, String condition) {
    hall.sql(
        """
        INSERT INTO event_question (event, key, position, type, required, label, choices, depends_on)
        VALUES ('%s', '%s', %d, '%s', %s, '{"de": "Frage %s"}',
          '[{"value": "work", "label": {"de": "Arbeit"}}, {"value": "other", "label": {"de": "Anderes"}}]',
          %s)
        """
            .formatted(
                hall.id(),
                key,
                position,
                type,
                required,
                key,
                condition == null ? "NULL" : "'" + condition + "'"));
  }

  @Test
  void showsAnAlteredAddressOfTheSentPage() {
    for (String query :
        List.of("", "?people=0", "?held=99999999999999&until=-5", "?held=1&until=1&people=4")) {
      assertThat(visitor().open(path + "/sent" + query).status()).as(query).isEqualTo(200);
    }
    assertThat(visitor().open(path + "/sent?people=many").status()).isEqualTo(400);
  }
}
