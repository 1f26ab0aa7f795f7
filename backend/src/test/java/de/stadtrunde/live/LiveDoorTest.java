package de.stadtrunde.live;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.registration.GuestList;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class LiveDoorTest {

  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final Duration EVENT = Duration.ofHours(3);

  @Autowired private ApplicationContext application;
  @Autowired private WebTestClient client;
  @Autowired private DatabaseClient database;
  @Autowired private MutableClock clock;

  private GuestList guests;
  private String amal;

  @BeforeEach
  void somebodyHasASeat() {
    guests = new GuestList(application);
    amal = guests.confirmed("Amal");
  }

  private record Answer(int status, JsonNode body, String cookie) {

    String code() {
      return body.path("code").asString(null);
    }
  }

  private Answer join(String slug, String body, String cookie) {
    EntityExchangeResult<byte[]> result =
        client
            .post()
            .uri("/api/live/" + slug + "/join")
            .contentType(MediaType.APPLICATION_JSON)
            .cookies(
                jar ->
                    jar.addAll(
                        "registration", cookie == null ? List.<String>of() : List.of(cookie)))
            .headers(headers -> headers.set("X-CSRF-TOKEN", csrf(cookie)))
            .bodyValue(body)
            .exchange()
            .expectBody()
            .returnResult();
    var live = result.getResponseCookies().getFirst("live");
    return new Answer(
        result.getStatus().value(),
        JsonMapper.builder().build().readTree(result.getResponseBody()),
        live == null ? null : live.getValue());
  }

  private Answer join(String token) {
    return join(guests.slug(), "{\"token\": \"" + token + "\"}", null);
  }

  /** The proof that a page of ours would send along. */
  private String csrf(String cookie) {
    if (cookie == null) {
      return "";
    }
    String page = page("/registration", "registration", cookie);
    return page.replaceAll("(?s).*?name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
  }

  private String page(String path, String name, String cookie) {
    return client
        .get()
        .uri(path)
        .header("Accept", "text/html")
        .header("Accept-Language", "de")
        .cookie(name, cookie)
        .exchange()
        .expectBody(String.class)
        .returnResult()
        .getResponseBody();
  }

  private void atStart(Duration later) {
    clock.set(GuestList.START.plus(later));
  }

  private Map<String, Long> rows() {
    Map<String, Long> rows = new HashMap<>();
    for (String table : List.of("live_participant", "live_bearer")) {
      rows.put(
          table, database.sql("SELECT count(*) FROM " + table).mapValue(Long.class).one().block());
    }
    return rows;
  }

  @Test
  void saysWhenItOpensUntilHalfAnHourBeforeTheStart() {
    atStart(HALF_AN_HOUR.negated().minusMillis(1));

    Answer early = join(amal);

    assertThat(early.status()).isEqualTo(403);
    assertThat(early.code()).isEqualTo("too-early");
    assertThat(early.body().path("opensAt").asString()).isEqualTo("2027-01-20T16:30:00+01:00");
    assertThat(rows())
        .containsOnly(Map.entry("live_participant", 0L), Map.entry("live_bearer", 0L));
  }

  @Test
  void opensHalfAnHourBeforeTheStartAndClosesHalfAnHourAfterTheEnd() {
    atStart(HALF_AN_HOUR.negated());
    assertThat(join(amal).status()).isEqualTo(200);

    atStart(EVENT.plus(HALF_AN_HOUR).minusMillis(1));
    assertThat(join(amal).status()).isEqualTo(200);

    atStart(EVENT.plus(HALF_AN_HOUR));
    assertThat(join(amal).code()).isEqualTo("over");
  }

  @Test
  void knowsTheSamePersonAgainOnEveryDevice() {
    atStart(Duration.ZERO);

    Answer first = join(amal);
    Answer second = join(amal);

    assertThat(first.body().path("participant")).isEqualTo(second.body().path("participant"));
    assertThat(first.body().path("bearer")).isNotEqualTo(second.body().path("bearer"));
    assertThat(first.body().path("admitted").asBoolean()).isTrue();
    assertThat(first.cookie()).isEqualTo(first.body().path("bearer").asString());
    assertThat(rows())
        .containsOnly(Map.entry("live_participant", 1L), Map.entry("live_bearer", 2L));
  }

  @Test
  void keepsNoBearerAsItIs() {
    atStart(Duration.ZERO);
    String bearer = join(amal).body().path("bearer").asString();

    assertThat(
            database
                .sql("SELECT count(*) FROM live_bearer WHERE hash = sha256(:bearer::bytea)")
                .bind("bearer", bearer)
                .mapValue(Long.class)
                .one()
                .block())
        .isEqualTo(1);
    assertThat(
            database
                .sql("SELECT count(*) FROM live_bearer WHERE hash::text LIKE '%' || :bearer || '%'")
                .bind("bearer", bearer)
                .mapValue(Long.class)
                .one()
                .block())
        .isZero();
  }

  @Test
  void letsTheHolderOfTheCookieInAndWantsItsProof() {
    atStart(Duration.ZERO);
    String cookie = guests.cookie(amal);

    assertThat(join(guests.slug(), "{}", cookie).status()).isEqualTo(200);
    client
        .post()
        .uri("/api/live/" + guests.slug() + "/join")
        .contentType(MediaType.APPLICATION_JSON)
        .cookie("registration", cookie)
        .bodyValue("{}")
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  @Test
  void keepsOutWhoeverHasNoSeat() {
    String waiting = guests.unconfirmed("Bela");
    String gone = guests.cancelled("Cem");
    atStart(Duration.ZERO);

    assertThat(join(waiting).code()).isEqualTo("not-confirmed");
    assertThat(join(gone).code()).isEqualTo("cancelled");
    assertThat(join("no-token").code()).isEqualTo("token-unknown");
    assertThat(join(guests.slug(), "{}", null).code()).isEqualTo("token-unknown");
    assertThat(join("nowhere", "{}", null).code()).isEqualTo("event-unknown");
    assertThat(join(guests.slug(), "{\"code\": \"ABC234\"}", null).code())
        .isEqualTo("code-unknown");
  }

  @Test
  void doesNotOpenWithTheTokenOfAnotherEvent() {
    String elsewhere = guests.slug();
    String other = new GuestList(application).confirmed("Dilan");
    atStart(Duration.ZERO);

    assertThat(join(elsewhere, "{\"token\": \"" + other + "\"}", null).status()).isEqualTo(401);
  }

  @Test
  void makesPeopleWaitWhereTheEventHasALobby() {
    guests.set("lobby = true");
    atStart(Duration.ZERO);

    assertThat(join(amal).body().path("admitted").asBoolean()).isFalse();
  }

  @Test
  void showsThePageBeforeWhileAndAfter() {
    guests.set("video_url = 'https://video.example/raum'");
    String path = "/live/" + guests.slug();

    atStart(Duration.ofDays(-1));
    assertThat(page(path, "registration", guests.cookie(amal)))
        .contains("Mittwoch, 20. Januar 2027, 16:30 Uhr");
    atStart(Duration.ofMinutes(-10));
    assertThat(page(path, "registration", guests.cookie(amal)))
        .contains("Um 17:00 Uhr geht es los.", "Hereinkommen")
        .doesNotContain("video.example");
    String inside = join(amal).cookie();
    assertThat(page(path, "live", inside)).contains(path + "/video", "Amal");
    assertThat(page(path + "/video", "live", inside)).contains("https://video.example/raum");
    atStart(EVENT.plus(Duration.ofHours(1)));
    assertThat(page(path, "registration", guests.cookie(amal)))
        .contains("Danke, dass Sie dabei waren")
        .doesNotContain("video.example");
  }

  @Test
  void doesNotShowTheVideoBeforeSomebodyComesIn() {
    guests.set("video_url = 'https://video.example/raum'");
    atStart(Duration.ZERO);

    client
        .get()
        .uri("/live/" + guests.slug() + "/video")
        .cookie("registration", guests.cookie(amal))
        .exchange()
        .expectStatus()
        .isSeeOther()
        .expectHeader()
        .valueEquals("Location", "/live/" + guests.slug());
  }

  @Test
  void tellsStrangersHowToGetIn() {
    assertThat(page("/live/" + guests.slug(), "registration", "made-up"))
        .contains("So kommen Sie herein", "/code");
  }

  @Test
  void changesNothingWhenThePageIsLookedAt() {
    atStart(Duration.ZERO);
    page("/live/" + guests.slug(), "registration", guests.cookie(amal));

    assertThat(rows())
        .containsOnly(Map.entry("live_participant", 0L), Map.entry("live_bearer", 0L));
  }
}
