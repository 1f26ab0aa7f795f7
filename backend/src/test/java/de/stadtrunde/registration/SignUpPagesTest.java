package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

@DatabaseTest
class SignUpPagesTest {

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

  private Visitor alone(String name, String email) {
    return visitor()
        .open(path)
        .fill("who", "ALONE")
        .press("next")
        .fill("contact.name", name)
        .fill("contact.email", email)
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
  void signsUpSomebodyAloneWithoutCookieOrScript() {
    Visitor visitor = alone("Amal", "amal@example.org");
    assertThat(visitor.title()).isEqualTo("Stimmt alles?");
    assertThat(visitor.body()).contains("Amal", "amal@example.org", "Ich komme allein");

    send(visitor);

    assertThat(visitor.status()).isEqualTo(303);
    assertThat(visitor.location()).startsWith(path + "/sent?").doesNotContain("amal");
    assertThat(visitor.open(visitor.location()).title()).contains("Postfach");
    assertThat(visitor.cookies().keySet()).isSubsetOf("lang");
    assertThat(registrations())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("contact_name", "Amal")
                    .containsEntry("seat", "HELD")
                    .containsEntry("people", 1));
  }

  @Test
  void signsUpAFamilyWithANamelessChild() {
    Visitor visitor =
        visitor()
            .open(path)
            .fill("who", "SEVERAL")
            .press("next")
            .press("add-person")
            .fill("attendee.0.name", "Olena")
            .fill("attendee.1.name", "Taras")
            .tick("attendee.2.child", "true")
            .press("next");
    assertThat(visitor.field("contact.name")).isEqualTo("Olena");

    visitor.fill("contact.email", "olena@example.org").press("next");
    assertThat(visitor.press("next").body()).contains("verantwortlich sind.");
    assertThat(visitor.status()).isEqualTo(422);
    send(visitor.tick("consent.guardian", "true").press("next"));

    assertThat(visitor.status()).isEqualTo(303);
    assertThat(hall.rows("SELECT name, child FROM attendee ORDER BY position"))
        .extracting(row -> row.get("name") + " " + row.get("child"))
        .containsExactly("Olena false", "Taras false", "null true");
  }

  @Test
  void signsUpADelegationWithNamesFunctionsAndMails() {
    Visitor visitor =
        visitor()
            .open(path)
            .fill("who", "INSTITUTION")
            .press("next")
            .press("add-person")
            .fill("organisation.name", "Caritas")
            .fill("organisation.type", "WELFARE")
            .fill("attendee.0.name", "Mira")
            .fill("attendee.0.function", "Beraterin")
            .fill("attendee.0.email", "mira@example.org")
            .press("next")
            .fill("contact.name", "Koordination")
            .fill("contact.email", "office@example.org")
            .press("next")
            .press("next");
    assertThat(visitor.body()).contains("Mira, Beraterin, mira@example.org", "Name folgt");

    send(visitor);

    assertThat(visitor.status()).isEqualTo(303);
    assertThat(registrations())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("organisation_name", "Caritas")
                    .containsEntry("people", 2));
  }
}
