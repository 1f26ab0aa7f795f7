package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.StaffMember;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.Prepared.Letter;
import de.stadtrunde.shared.CurrentUser.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@DatabaseTest
class MailboxPagesTest {

  /** The application of the tests runs on an outside database, which has no mailbox. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Embedded {

    @Bean
    @Primary
    MailboxAccess embedded() {
      return new MailboxAccess(true, false);
    }
  }

  @Autowired private WebTestClient client;
  @Autowired private DatabaseClient database;
  @Autowired private MailboxRepository repository;
  @Autowired private LetterWriter writer;

  private long id;

  @BeforeEach
  void receive() {
    Queued mail =
        new Queued(
            UUID.randomUUID(),
            "test.hello",
            "amira@example.org",
            "de",
            UUID.randomUUID(),
            Map.of());
    Prepared letter =
        writer.write(List.of(mail), Map.of(mail.id(), PostRoom.greeting(mail))).blockFirst();
    repository.add(List.of((Letter) letter)).block();
    id = repository.newest("", 1).blockFirst().id();
  }

  private WebTestClient.ResponseSpec get(String path, Object... variables) {
    return client.get().uri(path, variables).exchange();
  }

  private String page(String path, Object... variables) {
    return get(path, variables)
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .returnResult()
        .getResponseBody();
  }

  @Test
  void listsTheMails() {
    assertThat(page("/mailbox"))
        .contains("Ihr Platz bei „Im Dialog“")
        .contains("amira@example.org")
        .contains("href=\"/mailbox/" + id + "\"");
  }

  @Test
  void listsTheMailsOfOneAddress() {
    assertThat(page("/mailbox?to=boris@example.org")).doesNotContain("href=\"/mailbox/" + id);
    assertThat(page("/mailbox?to=amira@example.org")).contains("href=\"/mailbox/" + id);
  }

  @Test
  void showsOneMailWithTextHeadersAndAttachments() {
    assertThat(page("/mailbox/{id}", id))
        .contains("src=\"/mailbox/" + id + "/html\"")
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
        .contains("Guten Tag Amira")
        .contains("Auto-Submitted")
        .contains("href=\"/mailbox/" + id + "/attachments/0\"");
  }

  @Test
  void framesTheMailUnderItsOwnPolicy() {
    get("/mailbox/{id}/html", id)
        .expectHeader()
        .value(
            "Content-Security-Policy",
            policy ->
                assertThat(policy)
                    .contains("frame-ancestors 'self'")
                    .contains("sandbox")
                    .doesNotContain("allow-scripts"))
        .expectHeader()
        .valueEquals("X-Frame-Options", "SAMEORIGIN")
        .expectHeader()
        .valueEquals("Cache-Control", "no-store");
  }

  @Test
  void knowsNoOtherMail() {
    for (String path : List.of("/mailbox/0", "/mailbox/0/html", "/mailbox/x", "/mailbox/-1")) {
      get(path).expectStatus().isNotFound();
    }
    get("/mailbox/{id}/attachments/1", id).expectStatus().isNotFound();
  }

  @Test
  void hidesEveryRouteFromOthers() {
    for (String path :
        List.of(
            "/api/mailbox",
            "/mailbox",
            "/mailbox/" + id,
            "/mailbox/" + id + "/html",
            "/mailbox/" + id + "/attachments/0")) {
      client
          .get()
          .uri(path)
          .header("X-Forwarded-For", "192.0.2.7")
          .exchange()
          .expectStatus()
          .isNotFound();
      asStaff(Role.ORGANISER, path).expectStatus().isNotFound();
      asStaff(Role.ADMINISTRATOR, path).expectStatus().isOk();
    }
  }

  /** Seen through a proxy, so that only the role counts. */
  private WebTestClient.ResponseSpec asStaff(Role role, String path) {
    return StaffMember.signedIn(database, role)
        .with(client)
        .get()
        .uri(path)
        .header("X-Forwarded-For", "192.0.2.7")
        .exchange();
  }

  @Test
  void letsNobodyNameTheirRoleInTheAddress() {
    client
        .get()
        .uri("/api/mailbox?role=ADMINISTRATOR&name=x&id=" + UUID.randomUUID())
        .header("X-Forwarded-For", "192.0.2.7")
        .exchange()
        .expectStatus()
        .isNotFound();
  }
}
