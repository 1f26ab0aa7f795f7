package de.stadtrunde.information;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.ReadMail;
import de.stadtrunde.registration.Stamps;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class FeedbackPagesTest {

  private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]+)\"");

  @Autowired private ApplicationContext application;
  @Autowired private WebTestClient client;
  @Autowired private DatabaseClient database;
  @Autowired private MutableClock clock;
  @Autowired private FeedbackMails mails;

  private final LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();

  @BeforeEach
  void open() {
    String page =
        client
            .get()
            .uri("/feedback?page=/events/im-dialog")
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    assertThat(page).contains("value=\"/events/im-dialog\"");
    Matcher stamp = STAMP.matcher(page);
    assertThat(stamp.find()).isTrue();
    form.set("stamp", stamp.group(1));
    form.set("website", "");
    form.set("message", "Der Knopf „Weiter“\ngeht nicht");
    form.set("page", "Anmeldung");
    form.set("reply", "amira@example.org");
    clock.advance(Duration.ofSeconds(3));
  }

  private EntityExchangeResult<String> send() {
    return client
        .post()
        .uri("/feedback")
        .accept(MediaType.TEXT_HTML)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .bodyValue(form)
        .exchange()
        .expectBody(String.class)
        .returnResult();
  }

  private static String body(EntityExchangeResult<String> answer) {
    return HtmlUtils.htmlUnescape(answer.getResponseBody());
  }

  private List<Queued> queued() {
    return database
        .sql("SELECT * FROM outbox")
        .map(
            row ->
                new Queued(
                    row.get("id", UUID.class),
                    row.get("kind", String.class),
                    row.get("recipient", String.class),
                    row.get("language", String.class),
                    row.get("subject", UUID.class),
                    JsonMapper.shared()
                        .readValue(
                            row.get("facts", String.class),
                            new TypeReference<Map<String, Object>>() {})))
        .all()
        .collectList()
        .block();
  }

  @Test
  void goesToTheOperatorByMail() {
    EntityExchangeResult<String> answer = send();

    assertThat(answer.getStatus().value()).isEqualTo(303);
    assertThat(answer.getResponseHeaders().getLocation()).hasPath("/feedback/sent");
    Queued mail = queued().get(0);
    assertThat(mail.recipient()).isEqualTo("dialog@stadtrunde.example");
    ReadMail read =
        ReadMail.of(application, mail, mails.compose(List.of(mail)).block().get(mail.id()));
    assertThat(read.subject()).isEqualTo("Rückmeldung zur Barrierefreiheit");
    assertThat(read.text())
        .contains("Der Knopf „Weiter“", "geht nicht", "Seite: Anmeldung", "amira@example.org");
    assertThat(read.html()).contains("<br", "geht nicht", "amira@example.org");
  }

  @Test
  void saysThatNobodyCanBeAnswered() {
    form.set("reply", " ");
    form.set("page", "");
    form.set("message", "<script>alert(1)</script>");
    send();

    Queued mail = queued().get(0);
    ReadMail read =
        ReadMail.of(application, mail, mails.compose(List.of(mail)).block().get(mail.id()));
    assertThat(read.text())
        .contains("nicht angegeben, wie man sie erreicht")
        .doesNotContain("Seite:");
    assertThat(read.html()).doesNotContain("<script");
  }

  @Test
  void isOneMailHoweverOftenItIsSent() {
    send();
    assertThat(send().getStatus().value()).isEqualTo(303);

    assertThat(queued()).hasSize(1);
  }

  @Test
  void asksForOneMoreClickWhenItCameTooFast() {
    clock.advance(Duration.ofSeconds(-2));
    EntityExchangeResult<String> answer = send();

    assertThat(answer.getStatus().value()).isEqualTo(200);
    assertThat(body(answer)).contains("Einen Moment bitte", "geht nicht", "amira@example.org");
    assertThat(queued()).isEmpty();
  }

  @Test
  void asksForOneMoreClickAfterANight() {
    clock.advance(Duration.ofHours(13));
    assertThat(body(send())).contains("Einen Moment bitte", "geht nicht");
    assertThat(queued()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.x.y", "made-up"})
  void asksForOneMoreClickWithoutAStampOfOurs(String stamp) {
    form.set("stamp", stamp);

    assertThat(body(send())).contains("Einen Moment bitte", "geht nicht");
    assertThat(queued()).isEmpty();
  }

  @Test
  void takesNothingFromWhatFillsInHiddenFields() {
    form.set("website", "https://spam.example");

    assertThat(send().getStatus().value()).isEqualTo(200);
    assertThat(queued()).isEmpty();
  }

  @Test
  void givesBackWhatWasTypedAndSaysWhatIsMissing() {
    form.set("message", "  ");
    EntityExchangeResult<String> answer = send();

    assertThat(answer.getStatus().value()).isEqualTo(422);
    assertThat(body(answer))
        .contains(
            "Fehler: Eine Barriere melden",
            "Bitte schreiben Sie, was schwierig ist",
            "href=\"#message\"")
        .contains("amira@example.org");
    assertThat(queued()).isEmpty();
  }

  @Test
  void refusesWhatNobodyCanReadOrBear() {
    form.set("message", "x".repeat(4_001));
    form.set("page", "a\nb");
    form.set("reply", "\u0007");

    assertThat(body(send()))
        .contains("höchstens 4.000 Zeichen", "href=\"#page\"", "href=\"#reply\"");
    assertThat(queued()).isEmpty();
  }

  @Test
  void asksToWaitWhenTooManyCome() {
    Throttle full = Mockito.mock(Throttle.class);
    Mockito.doThrow(Problem.later(429, "slow-down", Duration.ofSeconds(30)))
        .when(full)
        .take(Throttle.Budget.FEEDBACK, "feedback");
    FeedbackPages pages =
        new FeedbackPages(
            application.getBean(Stamps.class),
            full,
            application.getBean(FeedbackForm.class),
            mails);
    MockServerWebExchange exchange =
        MockServerWebExchange.from(
            MockServerHttpRequest.post("/feedback")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("message=Hilfe&stamp=" + form.getFirst("stamp")));

    Rendering answer = pages.send(exchange, Locale.GERMAN).block();

    assertThat(answer.status().value()).isEqualTo(429);
    assertThat(answer.modelAttributes().get("form")).asString().contains("Hilfe");
    assertThat(exchange.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("30");
    assertThat(queued()).isEmpty();
  }
}
