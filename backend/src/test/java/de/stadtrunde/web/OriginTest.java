package de.stadtrunde.web;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@WebSlice
class OriginTest {

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
