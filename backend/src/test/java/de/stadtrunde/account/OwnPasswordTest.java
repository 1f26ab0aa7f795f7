package de.stadtrunde.account;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.Csrf;
import de.stadtrunde.DatabaseTest;
import de.stadtrunde.StaffMember;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

@DatabaseTest
class OwnPasswordTest {

  private static final String PASSWORD = "korrekt pferd batterie";

  @Autowired private WebTestClient client;
  @Autowired private DatabaseClient database;
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

  private List<byte[]> sessions() {
    return database
        .sql("SELECT hash FROM staff_session")
        .mapValue(byte[].class)
        .all()
        .collectList()
        .block();
  }

  @Test
  void opensNothingButThePasswordPageWithAOneTimePassword() {
    StaffMember newcomer = StaffMember.newcomer(database, Role.ADMINISTRATOR);
    WebTestClient as = newcomer.with(client);

    as.get().uri("/api/staff/events").exchange().expectStatus().isForbidden();
    as.get()
        .uri("/staff")
        .exchange()
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .location("/staff/password");
    as.get().uri("/staff/password").exchange().expectStatus().isOk();
  }

  @Test
  void endsAllSessionsWhenThePasswordChanges() {
    add("new@city.example", true);
    FluxExchangeResult<Map> first = login("new@city.example", PASSWORD);
    login("new@city.example", PASSWORD);
    String session = first.getResponseCookies().getFirst("staff").getValue();

    ResponseCookie changed =
        change(session, PASSWORD, "ein ganz anderes wort").getResponseCookies().getFirst("staff");

    assertThat(sessions()).containsExactly(Tokens.hash(changed.getValue()));
    assertThat(login("new@city.example", PASSWORD).getStatus().value()).isEqualTo(401);
    FluxExchangeResult<Map> again = login("new@city.example", "ein ganz anderes wort");
    assertThat(again.getResponseBody().blockFirst()).containsEntry("passwordTemporary", false);
  }

  @ParameterizedTest
  @CsvSource({
    "not the present one, ein ganz anderes wort, /current",
    "korrekt pferd batterie, zu kurz, /password",
    "korrekt pferd batterie, aaaaaaaaaaaaaaaa, /password",
    "korrekt pferd batterie, korrekt pferd batterie, /password",
  })
  void refusesAChangeOfPasswordAtItsField(String current, String chosen, String pointer) {
    String session =
        login("organiser@city.example", PASSWORD).getResponseCookies().getFirst("staff").getValue();

    FluxExchangeResult<Map> answer = change(session, current, chosen);

    assertThat(answer.getStatus().value()).isEqualTo(422);
    assertThat(answer.getResponseBody().blockFirst().get("errors").toString()).contains(pointer);
  }

  private FluxExchangeResult<Map> change(String session, String current, String chosen) {
    return client
        .post()
        .uri("/api/staff/password")
        .cookie("staff", session)
        .header("X-CSRF-TOKEN", Csrf.token(session))
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("current", current, "password", chosen))
        .exchange()
        .returnResult(Map.class);
  }
}
