package de.stadtrunde.web;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice
class HeadersTest {

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
    "/api/fail/any, 'ar-SY,de;q=0.8', , ar",
    "/api/fail/any, 'de-DE,de;q=0.9', , de",
    "/api/fail/any, de-simple, , de-simple",
    "/api/fail/any, de, de-simple, de-simple",
    "/api/fail/any?lang=de-simple, en, uk, de-simple",
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
        .valueEquals("Vary", "Accept-Language, Cookie, Accept-Encoding");
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
}
