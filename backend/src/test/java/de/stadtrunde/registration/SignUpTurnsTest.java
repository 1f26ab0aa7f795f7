package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

@DatabaseTest
class SignUpTurnsTest {

  @Autowired private ApplicationContext application;
  @Autowired private WebTestClient client;
  @Autowired private MutableClock clock;

  private SignUpJourney journey;

  @BeforeEach
  void aSmallEvent() {
    journey = new SignUpJourney(application, client);
  }

  @Test
  void sendsAFamilyThatIsTooLargeBackToItsPeople() {
    Visitor visitor = journey.visitor().open(journey.path()).fill("who", "SEVERAL").press("next");
    for (int i = 0; i < 3; i++) {
      visitor.press("add-person");
    }
    for (int i = 0; i < 5; i++) {
      visitor.fill("attendee." + i + ".name", "Kind " + i);
    }
    visitor.press("next").fill("contact.email", "a@example.org").press("next").press("next");

    journey.send(visitor);

    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("gibt es nur 4 Plätze");
    assertThat(visitor.field("attendee.4.name")).isEqualTo("Kind 4");
    assertThat(journey.registrations()).isEmpty();

    visitor.press("remove-person:4").press("next");
    assertThat(visitor.title()).isEqualTo("Stimmt alles?");
    assertThat(journey.send(visitor).status()).isEqualTo(303);
  }

  @Test
  void sendsADelegationThatIsTooLargeBackToItsPeople() {
    Visitor visitor =
        journey.visitor().open(journey.path()).fill("who", "INSTITUTION").press("next");
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

    journey.send(visitor);

    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("höchstens 3 Plätze");
    assertThat(visitor.field("organisation.name")).isEqualTo("Caritas");
  }

  @Test
  void takesTheSecondClickForTheFirst() {
    Visitor visitor = journey.atCheck("Amal");
    var form = visitor.form();
    form.set("action", "send");
    clock.advance(Duration.ofSeconds(5));

    String first = visitor.post(journey.path(), form).location();
    String second = visitor.post(journey.path(), form).location();

    assertThat(first).isEqualTo(second);
    assertThat(journey.registrations()).hasSize(1);
  }

  @Test
  void asksBeforeItTakesAChangedFormForAnotherSignUp() {
    Visitor visitor = journey.atCheck("Amal");
    var form = visitor.form();
    form.set("action", "send");
    clock.advance(Duration.ofSeconds(5));
    visitor.post(journey.path(), form);
    form.set("contact.name", "Bela");

    visitor.post(journey.path(), form);
    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.body()).contains("schon abgeschickt", "Bela");
    assertThat(journey.registrations()).hasSize(1);

    assertThat(journey.send(visitor).status()).isEqualTo(303);
    assertThat(journey.registrations()).extracting("contact_name").containsExactly("Amal", "Bela");
  }

  @Test
  void asksWhoeverIsTooFastToPressAgain() {
    Visitor visitor = journey.atCheck("Amal").press("send");

    assertThat(visitor.status()).isEqualTo(200);
    assertThat(visitor.body()).contains("Einen Moment bitte", "Amal");
    assertThat(journey.registrations()).isEmpty();
    assertThat(journey.send(visitor).status()).isEqualTo(303);
  }

  @Test
  void asksWhoeverFilledTheHiddenFieldToPressAgain() {
    Visitor visitor = journey.send(journey.atCheck("Amal").fill("website", "https://spam.example"));

    assertThat(visitor.body()).contains("Einen Moment bitte");
    assertThat(journey.registrations()).isEmpty();
    assertThat(journey.send(visitor).status()).isEqualTo(303);
  }

  @Test
  void keepsWhatWasTypedUnderAnExpiredOrForeignStamp() {
    Visitor late = journey.atCheck("Amal");
    clock.advance(Duration.ofDays(1));
    assertThat(late.press("send").body()).contains("Einen Moment bitte", "Amal");
    assertThat(journey.send(late).status()).isEqualTo(303);

    Visitor forger = journey.atCheck("Bela").fill("stamp", "1.made.up");
    assertThat(journey.send(forger).body()).contains("Einen Moment bitte", "Bela");
    assertThat(journey.send(forger).status()).isEqualTo(303);
    assertThat(journey.registrations()).hasSize(2);
  }

  @Test
  void doesNotTakeTheStampOfAnotherEvent() {
    String stamp = journey.atCheck("Amal").field("stamp");
    journey.hall.opens(3);

    assertThat(journey.send(journey.atCheck("Amal").fill("stamp", stamp)).body())
        .contains("Einen Moment bitte");
  }

  @Test
  void losesNothingOnTheWayBackAndForth() {
    Visitor visitor = journey.atCheck("Amal").press("change:contact");
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
    journey.hall.comes("Zoe", 4);
    Visitor visitor = journey.atCheck("Amal");
    assertThat(visitor.body()).contains("Auf die Warteliste");

    journey.send(visitor);

    assertThat(visitor.status()).isEqualTo(303);
    assertThat(visitor.open(visitor.location()).body()).contains("stehen Sie auf der Warteliste");
    assertThat(journey.registrations()).last().extracting("seat").isEqualTo("NONE");
  }

  @Test
  void asksAQuestionThatFollowsFromAnAnswer() {
    question("topic", 0, "CHOICE", true, null);
    question("which", 1, "TEXT", true, "{\"question\": \"topic\", \"answer\": \"other\"}");
    forgetSnapshots();
    Visitor visitor =
        journey
            .atContact()
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
    journey.send(visitor.fill("answer.which", "Sport\nund Musik").press("next").press("next"));

    assertThat(visitor.status()).isEqualTo(303);
    assertThat(journey.hall.row("SELECT answers::text AS answers FROM registration").get("answers"))
        .asString()
        .contains("\"topic\": \"other\"", "Sport");
  }

  private void question(String key, int position, String type, boolean required, String condition) {
    journey.hall.sql(
        """
        INSERT INTO event_question (event, key, position, type, required, label, choices, depends_on)
        VALUES ('%s', '%s', %d, '%s', %s, '{"de": "Frage %s"}',
          '[{"value": "work", "label": {"de": "Arbeit"}}, {"value": "other", "label": {"de": "Anderes"}}]',
          %s)
        """
            .formatted(
                journey.hall.id(),
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
      assertThat(journey.visitor().open(journey.path() + "/sent" + query).status())
          .as(query)
          .isEqualTo(200);
    }
    assertThat(journey.visitor().open(journey.path() + "/sent?people=many").status())
        .isEqualTo(400);
  }

  /** Snapshots of events are up to a second old. */
  private void forgetSnapshots() {
    Mono.delay(Duration.ofSeconds(1)).block();
  }
}
