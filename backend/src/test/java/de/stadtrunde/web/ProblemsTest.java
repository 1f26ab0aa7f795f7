package de.stadtrunde.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

@WebSlice
class ProblemsTest {

  @LocalServerPort private int port;

  private WebTestClient client;

  @BeforeEach
  void connect() {
    client =
        WebTestClient.bindToServer()
            .baseUrl("http://127.0.0.1:" + port)
            .responseTimeout(Duration.ofSeconds(20))
            .build();
  }

  @ParameterizedTest
  @CsvSource({
    "{\"name\":, 400, unreadable",
    "[], 400, unreadable",
    "'{\"count\":\"many\"}', 400, unreadable",
    "'', 400, unreadable"
  })
  void refusesUnreadableJson(String body, int status, String code) {
    client
        .post()
        .uri("/api/probe")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code)
        .jsonPath("$.title")
        .isEqualTo("Das konnten wir nicht lesen")
        .jsonPath("$.type")
        .isEqualTo("urn:stadtrunde:problem:unreadable")
        .jsonPath("$.status")
        .isEqualTo(status);
  }

  @Test
  void refusesBrokenUtf8() {
    byte[] broken = "{\"name\":\"xx\",\"count\":1}".getBytes(StandardCharsets.UTF_8);
    broken[9] = (byte) 0xC3;
    broken[10] = (byte) 0x28;
    client
        .post()
        .uri("/api/probe")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(broken)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
  void refusesABodyThatSaysItIsTooLong(String type) {
    postLong(type, BodyInserters.fromValue("x".repeat(66_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
  void cutsOffABodyThatDoesNotSayHowLongItIs(String type) {
    Flux<DataBuffer> endless =
        Flux.range(0, 200).map(i -> DefaultDataBufferFactory.sharedInstance.wrap(piece(type, i)));
    postLong(type, BodyInserters.fromDataBuffers(endless));
  }

  private static byte[] piece(String type, int number) {
    String start = number == 0 ? (type.endsWith("json") ? "{\"name\":\"" : "name=") : "";
    return (start + "x".repeat(1_000)).getBytes(StandardCharsets.UTF_8);
  }

  private void postLong(String type, BodyInserter<?, ? super ClientHttpRequest> body) {
    client
        .post()
        .uri(type.endsWith("json") ? "/api/probe" : "/probe/form")
        .contentType(MediaType.parseMediaType(type))
        .accept(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange()
        .expectStatus()
        .isEqualTo(413)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("too-long");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/probe, text/plain, 415, unsupported-media-type",
    "PUT, /api/probe, application/json, 405, method-not-allowed",
    "POST, /api/nowhere, application/json, 404, not-found",
    "GET, /api/nowhere, , 404, not-found",
    "GET, /api/fail/lock, , 503, busy",
    "GET, /api/fail/constraint, , 503, busy",
    "GET, '/api/fail/lock?q=%00', , 400, unreadable",
  })
  void namesWhatIsWrongWithARequest(
      HttpMethod method, String path, String type, int status, String code) {
    client
        .method(method)
        .uri(URI.create("http://127.0.0.1:" + port + path))
        .headers(headers -> headers.set("Content-Type", type == null ? "text/plain" : type))
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code);
  }

  @Test
  void saysWhenABusyCallMayBeRepeated() {
    client.get().uri("/api/fail/lock").exchange().expectHeader().valueEquals("Retry-After", "2");
  }

  @Test
  void pointsAtFaultsAndAddsFacts() {
    client
        .get()
        .uri("/api/fail/invalid")
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].pointer")
        .isEqualTo("/contact/email")
        .jsonPath("$.errors[0].code")
        .isEqualTo("missing");
    client
        .get()
        .uri("/api/fail/early")
        .exchange()
        .expectBody()
        .jsonPath("$.opensAt")
        .isEqualTo("2027-01-20T16:30:00+01:00");
  }

  @Test
  void givesAnUnexpectedFailureANumberAndNoWords() {
    byte[] body =
        client
            .get()
            .uri("/api/fail/any")
            .exchange()
            .expectStatus()
            .isEqualTo(500)
            .expectBody()
            .jsonPath("$.incident")
            .isNotEmpty()
            .returnResult()
            .getResponseBody();
    assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void saysWhomToCallWhenAPageFailsHalfway(String method) {
    String page =
        client
            .method(HttpMethod.valueOf(method))
            .uri("/fail/page")
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isEqualTo(500)
            .expectHeader()
            .contentTypeCompatibleWith(MediaType.TEXT_HTML)
            .returnResult(String.class)
            .getResponseBody()
            .collect(Collectors.joining())
            .block();
    assertThat(page).contains(method.equals("GET") ? "href=\"tel:" : "");
  }
}
