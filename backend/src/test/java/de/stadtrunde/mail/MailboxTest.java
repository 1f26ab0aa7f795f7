package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.mail.Prepared.Letter;
import de.stadtrunde.shared.CurrentUser;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

class MailboxTest {

  private final MailboxCarrierRoom carrier = new MailboxCarrierRoom();
  private final PostRoom room = new PostRoom(carrier);
  private final MailboxRepository repository =
      new MailboxRepository(room.database.client(), room.clock);
  private WebTestClient client;

  /** The mailbox needs the room's database, and the room a carrier. */
  private static final class MailboxCarrierRoom implements Carrier {
    private Carrier mailbox;

    @Override
    public Mono<List<Prepared.Outcome>> carry(List<Letter> letters, BooleanSupplier goOn) {
      return mailbox.carry(letters, goOn);
    }
  }

  @BeforeEach
  void open() {
    carrier.mailbox = new MailboxCarrier(repository);
    Mailbox mailbox = new Mailbox(repository, open(true));
    client =
        WebTestClient.bindToController(new MailboxController(mailbox), new MailboxPages(mailbox))
            .argumentResolvers(resolvers -> resolvers.addCustomResolver(new Nobody()))
            .build();
  }

  /** Nobody is logged in. */
  private static final class Nobody implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == CurrentUser.class;
    }

    @Override
    public Mono<Object> resolveArgument(
        MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
      return Mono.empty();
    }
  }

  private static MailboxAccess open(boolean open) {
    return new MailboxAccess(open, false) {
      @Override
      void check(ServerHttpRequest request, CurrentUser staff) {
        // who may look is the subject of another test
      }
    };
  }

  @AfterEach
  void close() {
    room.close();
  }

  private WebTestClient.BodyContentSpec mails(String query) {
    return client.get().uri("/api/mailbox" + query).exchange().expectStatus().isOk().expectBody();
  }

  @Test
  void holdsWhatWouldHaveBeenSent() {
    room.writeTo("amira@example.org");
    String id = "<" + room.row().get("id") + "@stadtrunde.example>";

    room.deliver();

    assertThat(room.states()).containsOnlyKeys("SENT");
    mails("?to=amira@example.org")
        .jsonPath("$.length()")
        .isEqualTo(1)
        .jsonPath("$[0].messageId")
        .isEqualTo(id)
        .jsonPath("$[0].to")
        .isEqualTo("amira@example.org")
        .jsonPath("$[0].subject")
        .isEqualTo("Ihr Platz bei „Im Dialog“")
        .jsonPath("$[0].text")
        .value(String.class, text -> assertThat(text).contains("Guten Tag Amira"))
        .jsonPath("$[0].html")
        .value(String.class, html -> assertThat(html).contains("<bdi>Amira</bdi>"))
        .jsonPath("$[0].headers.Auto-Submitted")
        .isEqualTo("auto-generated")
        .jsonPath("$[0].headers.Subject")
        .isEqualTo("Ihr Platz bei „Im Dialog“")
        .jsonPath("$[0].attachments[0].filename")
        .isEqualTo("termin.ics")
        .jsonPath("$[0].attachments[0].contentType")
        .value(String.class, type -> assertThat(type).startsWith("text/calendar"))
        .jsonPath("$[0].attachments[0].contentBase64")
        .isEqualTo("QkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=")
        .jsonPath("$[0].sentAt")
        .isEqualTo(room.clock.instant().toString());
  }

  @Test
  void losesTheMailsAboutWhatIsForgotten() {
    room.writeTo("amira@example.org");
    UUID subject = (UUID) room.row().get("subject");
    room.writeTo("boris@example.org");
    room.deliver();

    room.bean(Outbox.class).forget(List.of(subject)).block();

    mails("?to=amira@example.org").jsonPath("$.length()").isEqualTo(0);
    mails("?to=boris@example.org").jsonPath("$.length()").isEqualTo(1);
  }

  @Test
  void showsTheNewestFirstUpToTheLimit() {
    for (String recipient : List.of("a@example.org", "b@example.org", "c@example.org")) {
      room.writeTo(recipient);
      room.deliver();
    }

    mails("?limit=2")
        .jsonPath("$[*].to")
        .value(
            List.class, to -> assertThat(to).isEqualTo(List.of("c@example.org", "b@example.org")));
  }

  @Test
  void findsAnAddressInAnyCaseAndNoOther() {
    room.writeTo("Amira@Example.org", "boris@example.org");
    room.deliver();

    mails("?to=amira@example.ORG").jsonPath("$.length()").isEqualTo(1);
    mails("?to=example.org").jsonPath("$.length()").isEqualTo(0);
  }

  @Test
  void showsAMailsHtmlInASandboxOfItsOwn() {
    room.writeTo("amira@example.org");
    room.deliver();

    client
        .get()
        .uri("/mailbox/{id}/html", newest())
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.TEXT_HTML)
        .expectHeader()
        .value(
            "Content-Security-Policy",
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'")
                    .contains("sandbox")
                    .doesNotContain("allow-scripts")
                    .doesNotContain("allow-same-origin"));
  }

  @Test
  void handsOutAttachmentsOnlyAsFilesToSave() {
    room.writeTo("amira@example.org");
    room.deliver();

    client
        .get()
        .uri("/mailbox/{id}/attachments/0", newest())
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .expectHeader()
        .value(
            "Content-Disposition",
            as -> assertThat(as).startsWith("attachment").contains("termin.ics"))
        .expectBody(byte[].class)
        .isEqualTo(PostRoom.calendar().content());
  }

  private long newest() {
    return repository.newest("", 1).blockFirst().id();
  }

  @Test
  void isEmptiedAfterSevenDays() {
    add("old@example.org");
    room.clock.advance(Duration.ofDays(7).minusSeconds(1));
    add("new@example.org");
    repository.empty().block();
    assertThat(recipients()).containsExactly("new@example.org", "old@example.org");

    room.clock.advance(Duration.ofSeconds(2));
    repository.empty().block();

    assertThat(recipients()).containsExactly("new@example.org");
  }

  private void add(String recipient) {
    repository.add(List.of(new Letter(UUID.randomUUID(), recipient, new byte[] {1}))).block();
  }

  private List<String> recipients() {
    return repository.newest("", 10).map(MailboxRepository.Stored::recipient).collectList().block();
  }
}
