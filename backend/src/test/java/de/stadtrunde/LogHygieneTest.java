package de.stadtrunde;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.Cast.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Canaries wherever a person can put one; none of them may sing in the log. */
@DatabaseTest
@ExtendWith(OutputCaptureExtension.class)
class LogHygieneTest {

  private static final String CANARY = "canary7";
  private static final String ADDRESS = "203.0.113.77";
  private static final String SIGN_UP =
      """
      {"kind":"CITIZEN","contact":{"name":"%1$s name","email":"%1$s@home.example","language":"de"},
       "participation":"DIGITAL","answers":{"%1$s":"%1$s"},
       "attendees":[{"name":"%1$s child","needs":{"interpretation":"%1$s"}}]}
      """
          .formatted(CANARY);

  @Autowired private WebTestClient client;
  @Autowired private DatabaseClient database;
  @Autowired private MutableClock clock;

  private Cast cast;

  @BeforeEach
  void enter() {
    cast = Cast.enter(database, clock);
    LoggerFactory.getLogger(getClass()).warn("the log is being read");
  }

  private static void expectSilence(CapturedOutput output) {
    assertThat(output.getAll())
        .contains("the log is being read")
        .doesNotContainIgnoringCase(CANARY)
        .doesNotContain(ADDRESS)
        .doesNotContain("127.0.0.1:");
  }

  private void post(WebTestClient as, String path, MediaType type, String body) {
    as.post()
        .uri(path)
        .header("X-Forwarded-For", ADDRESS)
        .header("User-Agent", CANARY)
        .contentType(type)
        .bodyValue(body)
        .exchange()
        .expectBody()
        .returnResult();
  }

  private void json(String path, String body) {
    post(client, path, MediaType.APPLICATION_JSON, body);
  }

  private void form(String path, String body) {
    post(client, path, MediaType.APPLICATION_FORM_URLENCODED, body);
  }

  @Test
  void saysNothingOfThoseWhoSignUp(CapturedOutput output) {
    String path = "/api/events/" + Cast.OWN_EVENT + "/registrations";
    json(path, SIGN_UP);
    json(path, SIGN_UP.replace(CANARY + " name", CANARY.repeat(1_000)));
    json(path, SIGN_UP.replace(CANARY + " name", CANARY + "\\u0000"));
    json(path, SIGN_UP.replace("CITIZEN", CANARY));
    json(path, SIGN_UP.replace("}", ""));
    json(path, SIGN_UP.repeat(400));
    form("/events/" + Cast.OWN_EVENT + "/sign-up", "contact.name=" + CANARY + "&stamp=" + CANARY);
    expectSilence(output);
  }

  @Test
  void saysNothingOfLinksAndCodes(CapturedOutput output) {
    json("/api/registrations/confirm", "{\"token\":\"%s\"}".formatted(CANARY));
    json("/api/registrations/confirm", "{\"code\":\"%s\"}".formatted(CANARY));
    form("/confirm", "token=" + CANARY);
    form("/code", "code=" + CANARY);
    form("/registration/open", "token=" + CANARY);
    json("/api/unsubscribe/" + CANARY, "");
    json("/api/live/" + Cast.OWN_EVENT + "/join", "{\"token\":\"%s\"}".formatted(CANARY));
    client
        .get()
        .uri("/api/registration?q=" + CANARY)
        .header("Authorization", "Bearer " + CANARY)
        .cookie("registration", CANARY)
        .cookie("staff", CANARY)
        .cookie("live", CANARY)
        .exchange()
        .expectBody()
        .returnResult();
    expectSilence(output);
  }

  @Test
  void saysNothingOfThoseWhoSignIn(CapturedOutput output) {
    json(
        "/api/staff/login",
        "{\"email\":\"%1$s@city.example\",\"password\":\"%1$s\"}".formatted(CANARY));
    json("/api/staff/login", "{\"email\":\"%s\\u0000\",\"password\":\"a\"}".formatted(CANARY));
    form("/staff/login", "email=%1$s@city.example&password=%1$s".formatted(CANARY));
    form("/staff/login", "email=%1$s%%00&password=%1$s".formatted(CANARY));
    post(
        cast.as(Caller.ADMINISTRATOR, client),
        "/api/staff/password",
        MediaType.APPLICATION_JSON,
        "{\"current\":\"%1$s\",\"password\":\"%1$s\"}".formatted(CANARY));
    expectSilence(output);
  }

  @Test
  void saysNothingOfWhatStaffWrite(CapturedOutput output) {
    String path = "/api/staff/events";
    for (String body :
        List.of(
            "{\"slug\":\"%s\"}",
            "{\"slug\":\"%s\\u0000\",\"texts\":{\"de\":{\"title\":\"a\"}}}",
            "{\"contact\":{\"name\":\"%s\"")) {
      post(
          cast.as(Caller.ORGANISER, client),
          path,
          MediaType.APPLICATION_JSON,
          body.formatted(CANARY));
    }
    cast.as(Caller.ORGANISER, client)
        .get()
        .uri(path + "/{slug}/registrations?q={q}", Map.of("slug", Cast.OWN_EVENT, "q", CANARY))
        .exchange()
        .expectBody()
        .returnResult();
    expectSilence(output);
  }

  @Test
  void saysNothingOfWhatTheDatabaseRefuses(CapturedOutput output) {
    database
        .sql("ALTER TABLE registration ADD CONSTRAINT odd CHECK (people > 99) NOT VALID")
        .then()
        .block();
    try {
      json("/api/events/" + Cast.OWN_EVENT + "/registrations", SIGN_UP);
    } finally {
      database.sql("ALTER TABLE registration DROP CONSTRAINT odd").then().block();
    }
    expectSilence(output);
  }
}
