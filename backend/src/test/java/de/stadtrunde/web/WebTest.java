package de.stadtrunde.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Site;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = WebTest.Application.class,
    properties = {
      "spring.autoconfigure.exclude="
          + "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration,"
          + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
          + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
      "management.endpoint.health.validate-group-membership=false",
      "stadtrunde.base-url=https://dialog.example"
    })
class WebTest {

  @LocalServerPort private int port;

  private WebTestClient client;

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @EnableConfigurationProperties(Site.class)
  @ComponentScan(
      basePackageClasses = Languages.class,
      includeFilters =
          @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Probe.class))
  @Import(Catalogue.class)
  static class Application {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    SecurityWebFilterChain open(ServerHttpSecurity http) {
      return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
          .headers(ServerHttpSecurity.HeaderSpec::disable)
          .authorizeExchange(all -> all.anyExchange().permitAll())
          .build();
    }
  }

  @RestController
  static class Probe {

    record Thing(String name, int count) {}

    @PostMapping("/api/probe")
    Mono<Thing> echo(@RequestBody Mono<Thing> thing) {
      return thing;
    }

    @PostMapping("/probe/form")
    Mono<Integer> form(ServerWebExchange exchange) {
      return exchange.getFormData().map(Map::size);
    }

    @GetMapping({"/api/fail/{how}", "/fail/{how}"})
    Mono<String> fail(@PathVariable String how) {
      return Mono.error(failure(how));
    }

    private static Exception failure(String how) {
      return switch (how) {
        case "lock" -> new CannotAcquireLockException("lock");
        case "constraint" -> new DataIntegrityViolationException("constraint");
        case "invalid" -> Problem.invalid(List.of(new Problem.Fault("/contact/email", "missing")));
        case "early" ->
            new Problem(
                403, "too-early", List.of(), Map.of("opensAt", "2027-01-20T16:30:00+01:00"));
        default -> new IllegalStateException("canary-in-a-message");
      };
    }
  }

  @BeforeEach
  void connect() {
    client =
        WebTestClient.bindToServer()
            .baseUrl("http://127.0.0.1:" + port)
            .responseTimeout(Duration.ofSeconds(20))
            .build();
  }

  @Test
  void carriesTheHeadersOnEveryAnswerEvenOnRefusals() {
    for (String path : List.of("/api/fail/early", "/nowhere", "/fail/any", "/api/nowhere")) {
      client
          .get()
          .uri(path)
          .exchange()
          .expectHeader()
          .valueEquals(
              "Content-Security-Policy",
              "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                  + " form-action 'self'; frame-ancestors 'none'")
          .expectHeader()
          .valueEquals("X-Content-Type-Options", "nosniff")
          .expectHeader()
          .valueEquals("Referrer-Policy", "no-referrer")
          .expectHeader()
          .valueEquals("Cross-Origin-Opener-Policy", "same-origin")
          .expectHeader()
          .valueMatches("Strict-Transport-Security", "max-age=31536000.*")
          .expectHeader()
          .valueEquals("Cache-Control", "no-store");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/fail/any, , , de",
    "/api/fail/any, 'en-GB,en;q=0.9', , en",
    "/api/fail/any, 'xx, en;q=0.5', , en",
    "/api/fail/any, '*;q=nonsense', , de",
    "/api/fail/any, en, de, de",
    "/api/fail/any?lang=en, de, de, en",
    "/api/fail/any?lang=xx, en, , en",
  })
  void answersInTheLanguageAskedForBeforeTheOneRemembered(
      String path, String accepted, String remembered, String language) {
    client
        .get()
        .uri(path)
        .headers(
            headers -> {
              if (accepted != null) headers.set("Accept-Language", accepted);
              if (remembered != null) headers.set("Cookie", "__Host-lang=" + remembered);
            })
        .exchange()
        .expectHeader()
        .valueEquals("Content-Language", language)
        .expectHeader()
        .valueEquals("Vary", "Accept-Language, Cookie");
  }

  @Test
  void remembersASwitchOfLanguageWithoutASession() {
    client
        .get()
        .uri("/nowhere?lang=en")
        .exchange()
        .expectCookie()
        .valueEquals("__Host-lang", "en")
        .expectCookie()
        .secure("__Host-lang", true)
        .expectCookie()
        .doesNotExist("SESSION");
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
  @CsvSource({
    "Origin, https://evil.example, 403",
    "Origin, null, 403",
    "Origin, 'nonsense %', 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-origin, 200",
    "Origin, https://dialog.example, 200",
    "Accept, application/json, 200",
  })
  void refusesWhatAnotherSiteSends(String header, String value, int status) {
    client
        .post()
        .uri("/api/probe")
        .header(header, value)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"name\":\"a\",\"count\":1}")
        .exchange()
        .expectStatus()
        .isEqualTo(status);
  }

  @Test
  void takesItsOwnAddressForItsOwn() {
    client
        .post()
        .uri("/api/probe")
        .header("Origin", "http://127.0.0.1:" + port)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"name\":\"a\",\"count\":1}")
        .exchange()
        .expectStatus()
        .isOk();
  }
}
