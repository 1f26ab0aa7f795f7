package de.stadtrunde.information;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.HtmlUtils;

/** The pages of a city that has filled in its settings. */
@DatabaseTest
class InformationPagesTest {

  @Autowired private WebTestClient client;
  @Autowired private MutableClock clock;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("stadtrunde.operator.representative", () -> "die Oberbürgermeisterin");
    settings.add("stadtrunde.operator.editor", () -> "Presseamt, Markt 1");
    settings.add("stadtrunde.operator.tax-id", () -> "DE 123456789");
    settings.add("stadtrunde.operator.privacy-officer", () -> "Beauftragte <Datenschutz>");
    settings.add("stadtrunde.operator.privacy-authority", () -> "Landesbeauftragter, Mainz");
    settings.add("stadtrunde.operator.accessibility-body", () -> "Durchsetzungsstelle, Mainz");
    settings.add("stadtrunde.operator.accessibility-checked", () -> "2026-11-20");
    settings.add("stadtrunde.operator.security", () -> "https://city.example/security");
    settings.add("stadtrunde.operator.sign-language-video", InformationPagesTest::film);
  }

  private static String film() {
    try {
      Path film = Files.createTempFile("dgs", ".mp4");
      film.toFile().deleteOnExit();
      return Files.writeString(film, "0123456789").toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String page(String path, String language) {
    return HtmlUtils.htmlUnescape(
        client
            .get()
            .uri(path)
            .accept(MediaType.TEXT_HTML)
            .header("Accept-Language", language)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/imprint",
        "/privacy",
        "/accessibility",
        "/feedback",
        "/plain-language",
        "/sign-language",
        "/without-internet"
      })
  void isOneStepFromEveryPageAndSpeaksItsLanguage(String path) {
    assertThat(page("/", "de")).contains("href=\"" + path);
    String german = page(path, "de");
    String english = page(path, "en");

    assertThat(german).contains("lang=\"de\"").doesNotContain("information.", "privacy.notice");
    assertThat(english).contains("lang=\"en\"").doesNotContain("information.", "privacy.notice");
    assertThat(german).isNotEqualTo(english);
  }

  @Test
  void namesTheOperatorAndWhoeverAnswersForIt() {
    assertThat(page("/imprint", "de"))
        .contains("Stadt Ludwigshafen am Rhein (Beispiel)", "Rathausplatz 20", "0621 000-0000")
        .contains("die Oberbürgermeisterin", "Presseamt, Markt 1", "DE 123456789");
  }

  @Test
  void namesWhomToAskAndWhereToComplain() {
    assertThat(page("/privacy", "de"))
        .contains("Beauftragte <Datenschutz>", "Landesbeauftragter, Mainz");
    assertThat(page("/accessibility", "de"))
        .contains("Durchsetzungsstelle, Mainz", "Freitag, 20. November 2026")
        .doesNotContain("Das Video in Deutscher Gebärdensprache fehlt noch");
  }

  @Test
  void playsTheFilmInThePartsThatAPlayerAsksFor() {
    assertThat(page("/sign-language", "de")).contains("src=\"/sign-language/video\"");
    client
        .get()
        .uri("/sign-language/video")
        .header("Range", "bytes=2-4")
        .exchange()
        .expectStatus()
        .isEqualTo(206)
        .expectHeader()
        .contentType("video/mp4")
        .expectBody(String.class)
        .isEqualTo("234");
  }

  @Test
  void tellsWhereToReportAWeakness() {
    List<String> lines =
        client
            .get()
            .uri("/.well-known/security.txt")
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType("text/plain;charset=UTF-8")
            .expectBody(String.class)
            .returnResult()
            .getResponseBody()
            .lines()
            .toList();

    assertThat(lines)
        .contains(
            "Contact: https://city.example/security",
            "Preferred-Languages: de, en",
            "Canonical: http://localhost:8080/.well-known/security.txt");
    Instant expires =
        Instant.parse(
            lines.stream()
                .filter(line -> line.startsWith("Expires: "))
                .findFirst()
                .orElseThrow()
                .substring("Expires: ".length()));
    assertThat(expires)
        .isBetween(
            clock.instant().plus(Duration.ofDays(30)), clock.instant().plus(Duration.ofDays(365)));
  }
}
