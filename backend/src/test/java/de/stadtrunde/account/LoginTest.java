package de.stadtrunde.account;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.StaffMember;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

@DatabaseTest
class LoginTest {

  private static final String PASSWORD = "korrekt pferd batterie";

  @Autowired private WebTestClient client;
  @Autowired private DatabaseClient database;
  @Autowired private MutableClock clock;
  @Autowired private Accounts accounts;
  @Autowired private Passwords passwords;

  private UUID account;

  @BeforeEach
  void addAccount() {
    account = add("organiser@city.example", false);
  }

  private UUID add(String email, boolean temporary) {
    String hash = passwords.hash(PASSWORD).block();
    StaffAccount added =
        new StaffAccount(UUID.randomUUID(), email, "Olga", Role.ORGANISER, hash, temporary, false);
    assertThat(accounts.add(null, added).block()).isTrue();
    return added.id();
  }

  private FluxExchangeResult<Map> login(String email, String password) {
    return client
        .post()
        .uri("/api/staff/login")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("email", email, "password", password))
        .exchange()
        .returnResult(Map.class);
  }

  @Test
  void opensASessionThatTheDatabaseKnowsOnlyByHash() {
    FluxExchangeResult<Map> answer = login(" Organiser@City.example ", PASSWORD);

    ResponseCookie cookie = answer.getResponseCookies().getFirst("staff");
    assertThat(answer.getStatus().value()).isEqualTo(200);
    assertThat(answer.getResponseBody().blockFirst()).containsKey("csrf");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(sessions()).containsExactly(Tokens.hash(cookie.getValue()));
  }

  private List<byte[]> sessions() {
    return database
        .sql("SELECT hash FROM staff_session")
        .mapValue(byte[].class)
        .all()
        .collectList()
        .block();
  }

  @Test
  void handsOutACsrfTokenThatUnsafeCallsAreAcceptedWith() {
    FluxExchangeResult<Map> answer = login("organiser@city.example", PASSWORD);
    String cookie = answer.getResponseCookies().getFirst("staff").getValue();
    String csrf = (String) answer.getResponseBody().blockFirst().get("csrf");

    client
        .post()
        .uri("/api/staff/logout")
        .cookie("staff", cookie)
        .header("X-CSRF-TOKEN", csrf)
        .exchange()
        .expectStatus()
        .isNoContent();
    assertThat(sessions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "organiser@city.example, wrong password 123",
    "nobody@city.example, korrekt pferd batterie",
    "'', ''"
  })
  void refusesAlikeWhateverIsWrong(String email, String password) {
    client
        .post()
        .uri("/api/staff/login")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("email", email, "password", password))
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectCookie()
        .doesNotExist("staff")
        .expectBody()
        .json(
            """
            {"type":"urn:stadtrunde:problem:login-failed","status":401,"code":"login-failed",
             "title":"Das hat nicht geklappt",
             "detail":"E-Mail-Adresse oder Passwort stimmen nicht. Bitte prüfen Sie beides."}
            """,
            JsonCompareMode.STRICT);
  }

  @Test
  void refusesADisabledAccount() {
    database.sql("UPDATE staff_account SET disabled = true").then().block();

    assertThat(login("organiser@city.example", PASSWORD).getStatus().value()).isEqualTo(401);
  }

  @Test
  void endsTheSessionThatTheBrowserHadBefore() {
    StaffMember before = StaffMember.signedIn(database, Role.HELPER);

    client
        .post()
        .uri("/api/staff/login")
        .cookie("staff", before.session())
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("email", "organiser@city.example", "password", PASSWORD))
        .exchange()
        .expectStatus()
        .isOk();

    assertThat(sessions()).hasSize(1).doesNotContain(Tokens.hash(before.session()));
  }

  @Test
  void endsASessionAfterAnHourWithoutUse() {
    StaffMember staff = StaffMember.signedIn(database, Role.ORGANISER);

    clock.advance(Duration.ofMinutes(50));
    expectDesk(staff, true);
    clock.advance(Duration.ofMinutes(50));
    expectDesk(staff, true);
    clock.advance(Duration.ofMinutes(61));
    expectDesk(staff, false);
  }

  @Test
  void endsASessionAfterTwelveHoursOfUse() {
    StaffMember staff = StaffMember.signedIn(database, Role.ORGANISER);
    for (int i = 0; i < 14; i++) {
      clock.advance(Duration.ofMinutes(50));
      expectDesk(staff, true);
    }
    clock.advance(Duration.ofMinutes(50));
    expectDesk(staff, false);
  }

  private void expectDesk(StaffMember staff, boolean open) {
    staff
        .with(client)
        .get()
        .uri("/api/staff/nowhere")
        .exchange()
        .expectStatus()
        .isEqualTo(open ? 404 : 401);
  }

  @Test
  void sweepsOnlySessionsThatHaveEnded(@Autowired StaffSessions sessions) {
    StaffMember.signedIn(database, Role.ORGANISER);
    clock.advance(Duration.ofMinutes(61));
    sessions.sweep().block();
    assertThat(sessions()).isEmpty();
  }

  @Test
  void leadsToTheLoginAndBackToTheDesk() {
    client
        .get()
        .uri("/staff/events")
        .exchange()
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .location("/staff/login?next=/staff/events");
    client
        .post()
        .uri("/staff/login")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue(
            "email=organiser%40city.example&password=korrekt+pferd+batterie&next=%2Fstaff%2Fevents")
        .exchange()
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .location("/staff/events");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "/staff//evil.example",
        "/",
        "/staff\\x"
      })
  void leadsNobodyOffTheSite(String next) {
    client
        .post()
        .uri("/staff/login")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(
            BodyInserters.fromFormData("email", "organiser@city.example")
                .with("password", PASSWORD)
                .with("next", next))
        .exchange()
        .expectHeader()
        .location("/staff");
  }

  @Test
  void showsTheFormAgainWithWhatWasTypedButNotThePassword() {
    byte[] page =
        client
            .post()
            .uri("/staff/login")
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .bodyValue("email=organiser%40city.example&password=secret-canary")
            .exchange()
            .expectStatus()
            .isUnauthorized()
            .expectHeader()
            .cacheControl(CacheControl.noStore())
            .expectBody()
            .returnResult()
            .getResponseBody();

    assertThat(new String(page, StandardCharsets.UTF_8))
        .contains("organiser@city.example", "error-summary")
        .doesNotContain("secret-canary");
  }
}
