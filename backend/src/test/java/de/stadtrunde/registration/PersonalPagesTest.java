package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.registration.Access.Holder;
import de.stadtrunde.registration.Access.Pair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;

@DatabaseTest
class PersonalPagesTest {

  @Autowired private ApplicationContext application;
  @Autowired private WebTestClient client;
  @Autowired private MutableClock clock;
  @Autowired private Access access;

  private Hall hall;

  @BeforeEach
  void aSmallEvent() {
    hall = new Hall(application).opens(2);
  }

  private Visitor visitor() {
    return new Visitor(client);
  }

  private Pair pair(Registration registration) {
    return access
        .mint(List.of(new Holder(registration.id(), null)), List.of(Hall.START))
        .block()
        .get(0);
  }

  private Visitor inside(Registration registration) {
    Visitor visitor = post("/registration/open", "token", pair(registration).token());
    assertThat(visitor.location()).isEqualTo("/registration");
    return visitor;
  }

  private Visitor post(String path, String field, String value) {
    LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add(field, value);
    return visitor().post(path, form);
  }

  private List<Map<String, Object>> everything() {
    return hall.rows(
        "SELECT to_jsonb(r)::text AS row, (SELECT count(*) FROM access_session) AS visits FROM registration r");
  }

  @Test
  void changesNothingWhenLinksAreOpened() {
    Registration registration = hall.signUp("Amal");
    pair(registration);
    List<Map<String, Object>> before = everything();

    for (String path : List.of("/confirm", "/code", "/registration", "/registration/cancel")) {
      assertThat(visitor().open(path).status()).isIn(200, 303);
      client
          .head()
          .uri(path)
          .exchange()
          .expectStatus()
          .value(status -> assertThat(status).isLessThan(400));
    }

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void confirmsByLinkAndOpensThePersonalPage() {
    Registration registration = hall.signUp("Amal");

    Visitor visitor = post("/confirm", "token", pair(registration).token());

    assertThat(visitor.status()).isEqualTo(303);
    assertThat(visitor.header("Set-Cookie")).contains("HTTPOnly", "SameSite=Lax", "Path=/");
    assertThat(hall.status(registration)).isEqualTo("CONFIRMED TAKEN");
    assertThat(visitor.open("/registration").title()).isEqualTo("Ihr Platz ist bestätigt");
    assertThat(visitor.body())
        .contains("Mittwoch, 20. Januar 2027, 17:00–20:00 Uhr (Ortszeit Ludwigshafen)")
        .contains("Die Online-Sitzung öffnet am Mittwoch, 20. Januar 2027, 16:30 Uhr")
        .contains("Amal", registration.reference());
  }

  @Test
  void confirmsAgainWithoutChangingAnything() {
    Registration registration = hall.signUp("Amal");
    Pair pair = pair(registration);
    post("/confirm", "token", pair.token());
    hall.cancel(registration);

    Visitor again = post("/confirm", "token", pair.token());

    assertThat(hall.status(registration)).isEqualTo("CANCELLED NONE");
    assertThat(again.open("/registration").title()).isEqualTo("Diese Anmeldung ist abgesagt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/code", "/confirm"})
  void takesTheCodeHoweverItIsTyped(String path) {
    Registration registration = hall.signUp("Amal");
    String code = pair(registration).code().toLowerCase().replace("-", " . ").replace('1', 'l');

    assertThat(post(path, "code", code).location()).isEqualTo("/registration");
    assertThat(hall.status(registration)).isEqualTo("CONFIRMED TAKEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K7M2", "K7M2-9XQ4-RT3B", "\u0000", "💥💥💥💥💥💥💥💥💥💥💥💥"})
  void keepsAWrongCodeForMending(String code) {
    Visitor visitor = post("/code", "code", code);

    assertThat(visitor.status()).isEqualTo(404);
    assertThat(visitor.body()).contains("Diesen Code kennen wir nicht", "Fehler:");
    assertThat(visitor.field("code")).isEqualTo(code);
  }

  @Test
  void offersTheCodeToWhoeverHasAnOldOrForeignLink() {
    Pair old = pair(hall.signUp("Amal"));
    clock.set(Hall.START.plus(Duration.ofDays(32)));

    for (String token : List.of(old.token(), "made-up", "x".repeat(5_000))) {
      Visitor visitor = post("/confirm", "token", token);
      assertThat(visitor.status()).isEqualTo(401);
      assertThat(visitor.body()).contains("Dieser Link gilt nicht mehr").doesNotContain(token);
      assertThat(post("/registration/open", "token", token).status()).isEqualTo(401);
    }
  }

  @Test
  void openingALaterLinkConfirmsNothing() {
    Registration registration = hall.signUp("Amal");

    assertThat(inside(registration).open("/registration").title())
        .isEqualTo("Ihre Anmeldung ist noch nicht bestätigt");
    assertThat(hall.status(registration)).isEqualTo("UNCONFIRMED HELD");
  }

  @Test
  void forgetsTheVisitAfterAnHour() {
    Visitor visitor = inside(hall.comes("Amal"));
    clock.advance(Duration.ofMinutes(59));
    assertThat(visitor.open("/registration").title()).isEqualTo("Ihr Platz ist bestätigt");
    clock.advance(Duration.ofMinutes(61));
    assertThat(visitor.open("/registration").title()).isEqualTo("Ihre Anmeldung");
    assertThat(visitor.body()).doesNotContain("Amal");
  }

  @Test
  void asksOnceBeforeItCancels() {
    Registration registration = hall.comes("Amal", 2);
    Visitor visitor = inside(registration).open("/registration/cancel");
    assertThat(visitor.title()).isEqualTo("Möchten Sie alle 2 Plätze absagen?");
    assertThat(hall.status(registration)).isEqualTo("CONFIRMED TAKEN");

    assertThat(visitor.send().location()).isEqualTo("/registration/cancelled");

    assertThat(hall.status(registration)).isEqualTo("CANCELLED NONE");
    assertThat(visitor.open("/registration/cancelled").title()).isEqualTo("Sie haben abgesagt");
    assertThat(visitor.open("/registration/cancel").location()).isEqualTo("/registration");
  }

  @Test
  void wantsTheProofOfItsOwnPageForEveryChange() {
    Registration registration = hall.comes("Amal");
    Visitor visitor = inside(registration);

    for (String path : List.of("/registration/cancel", "/registration/offer")) {
      assertThat(visitor.post(path, new LinkedMultiValueMap<>()).status()).isEqualTo(403);
    }
    assertThat(hall.status(registration)).isEqualTo("CONFIRMED TAKEN");
  }

  @Test
  void showsThePlaceInTheLineAndWhy() {
    hall.comes("Amal", 2);
    hall.comes("Bela");
    Visitor visitor = inside(hall.comes("Cem")).open("/registration");

    assertThat(visitor.title()).isEqualTo("Sie stehen auf der Warteliste");
    assertThat(visitor.body())
        .contains("Vor Ihnen wartet eine Anmeldung.", "Zurzeit sind alle Plätze vergeben.");
  }

  @Test
  void acceptsAnOfferOnceAndSaysWhenItIsGone() {
    Registration first = hall.comes("Amal", 2);
    Registration waiting = hall.comes("Bela", 2);
    hall.cancel(first);
    Visitor visitor = inside(waiting).open("/registration");
    assertThat(visitor.title()).isEqualTo("2 Plätze sind für Sie frei geworden");
    assertThat(visitor.body()).contains("Bitte antworten Sie bis");

    visitor.fill("accept", "true").send();
    assertThat(visitor.location()).isEqualTo("/registration?done=offer-accepted");
    assertThat(hall.status(waiting)).isEqualTo("CONFIRMED TAKEN");

    visitor.open("/registration/cancel");
    var form = visitor.form();
    form.set("accept", "false");
    assertThat(visitor.post("/registration/offer", form).location())
        .isEqualTo("/registration?done=offer-gone");
    assertThat(visitor.open("/registration?done=offer-gone").body())
        .contains("leider schon vorbei");
    assertThat(hall.status(waiting)).isEqualTo("CONFIRMED TAKEN");
  }

  @Test
  void declinesAnOffer() {
    Registration first = hall.comes("Amal", 2);
    Registration waiting = hall.comes("Bela", 2);
    hall.cancel(first);

    Visitor visitor = inside(waiting).open("/registration").fill("accept", "false").send();

    assertThat(visitor.location()).isEqualTo("/registration?done=offer-declined");
    assertThat(hall.now(waiting).standing().missedOffers()).isEqualTo(1);
  }

  @Test
  void givesTheCalendarFileToItsHolderOnly() {
    Registration registration = hall.comes("Amal");
    Visitor visitor = inside(registration).open("/registration/calendar.ics");

    assertThat(visitor.header("Content-Type")).startsWith("text/calendar");
    assertThat(visitor.body())
        .contains("BEGIN:VEVENT", "20270120T170000", registration.id().toString());
    assertThat(visitor().open("/registration/calendar.ics").status()).isEqualTo(401);
  }

  @Test
  void letsADelegateSeeButNotCancel() {
    Registration registration = hall.comes("Amal", 2);
    Object attendee = hall.row("SELECT id FROM attendee WHERE position = 1").get("id");
    Holder delegate = new Holder(registration.id(), (java.util.UUID) attendee);
    String token = access.mint(List.of(delegate), List.of(Hall.START)).block().get(0).token();
    Visitor visitor = post("/registration/open", "token", token).open("/registration");

    assertThat(visitor.body())
        .contains("Amal 1")
        .doesNotContain("person@example.org", "/registration/cancel", "/api/registration/data");
    assertThat(visitor.open("/registration/cancel").location()).isEqualTo("/registration");
  }

  @Test
  void readsNothingIntoAnUnknownWord() {
    assertThat(inside(hall.comes("Amal")).open("/registration?done=%3Cscript%3E").status())
        .isEqualTo(200);
  }
}
