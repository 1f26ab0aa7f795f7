package de.stadtrunde.account;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.StaffMember;
import de.stadtrunde.shared.CurrentUser.Role;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@DatabaseTest
class ColleaguesTest {

  @Autowired private WebTestClient client;
  @Autowired private DatabaseClient database;
  @Autowired private StaffAccountRepository repository;
  @Autowired private Passwords passwords;

  private StaffMember administrator;
  private WebTestClient as;

  @BeforeEach
  void signIn() {
    administrator = StaffMember.signedIn(database, Role.ADMINISTRATOR);
    as = administrator.with(client);
  }

  private WebTestClient.ResponseSpec add(String email, String name, String role) {
    return as.post()
        .uri("/api/staff/accounts")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("email", email, "name", name, "role", role))
        .exchange();
  }

  @Test
  void issuesAPasswordThatOpensOnce() {
    Colleagues.Issued issued =
        add("mo@city.example", "Mo", "MODERATOR")
            .expectStatus()
            .isCreated()
            .expectBody(Colleagues.Issued.class)
            .returnResult()
            .getResponseBody();

    StaffAccount account = repository.byEmail("MO@city.example").block();
    assertThat(account.role()).isEqualTo(Role.MODERATOR);
    assertThat(account.passwordTemporary()).isTrue();
    assertThat(passwords.matches(issued.oneTimePassword(), account.passwordHash()).block())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', Mo, MODERATOR, /email, email",
    "mo, Mo, MODERATOR, /email, email",
    "mo@city.example, '', MODERATOR, /name, name",
    "mo@city.example, Mo, CHIEF, /role, role",
  })
  void namesTheFieldThatIsWrong(
      String email, String name, String role, String pointer, String code) {
    add(email, name, role)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo(pointer)
        .jsonPath("$.errors[0].code")
        .isEqualTo(code);
  }

  @Test
  void refusesASecondAccountForAnAddress() {
    add("mo@city.example", "Mo", "MODERATOR");

    add("Mo@City.example", "Mo", "HELPER")
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].code")
        .isEqualTo("taken");
  }

  @Test
  void locksAnAccountOutAtOnce() {
    StaffMember helper = StaffMember.signedIn(database, Role.HELPER);
    String path = "/api/staff/accounts/" + helper.user().id();

    as.post().uri(path + "/disable").exchange().expectStatus().isNoContent();
    helper.with(client).get().uri("/api/staff/events").exchange().expectStatus().isUnauthorized();

    as.post().uri(path + "/enable").exchange().expectStatus().isNoContent();
    assertThat(repository.byId(helper.user().id()).block().disabled()).isFalse();
  }

  @Test
  void letsNobodyLockThemselvesOut() {
    as.post()
        .uri("/api/staff/accounts/" + administrator.user().id() + "/disable")
        .exchange()
        .expectStatus()
        .isEqualTo(409);
  }

  @Test
  void writesDownWhoDidIt() {
    add("mo@city.example", "Mo", "MODERATOR").expectStatus().isCreated();

    assertThat(
            database
                .sql("SELECT actor || ' ' || action FROM audit_entry")
                .mapValue(String.class)
                .one()
                .block())
        .isEqualTo(administrator.user().id() + " account.created");
  }

  @Test
  void showsTheOneTimePasswordOnThePageThatMadeIt() {
    as.post()
        .uri("/staff/accounts")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue("email=mo%40city.example&name=Mo&role=HELPER")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .value(page -> assertThat(page).containsPattern("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"));
  }

  @Test
  void givesTheFormBackWithWhatWasTyped() {
    as.post()
        .uri("/staff/accounts")
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue("email=mo&name=Mo&role=HELPER")
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("value=\"Mo\"", "href=\"#email\""));
  }
}
