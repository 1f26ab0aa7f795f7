package de.stadtrunde.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.privacy.PrivacyNotice.Purpose;
import de.stadtrunde.privacy.PrivacyNotice.Rule;
import de.stadtrunde.shared.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.HtmlUtils;

@DatabaseTest
class PrivacyNoticeTest {

  @Autowired private FieldCatalogue fields;
  @Autowired private PrivacyNotice notice;
  @Autowired private Catalogue catalogue;
  @Autowired private WebTestClient client;

  private String page(String language) {
    return HtmlUtils.htmlUnescape(
        client
            .get()
            .uri("/privacy?lang=" + language)
            .accept(MediaType.TEXT_HTML)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "en"})
  void tellsOfEveryPersonalFieldWhyUntilWhenAndOnWhatGround(String language) {
    String page = page(language);

    assertThat(fields.personal())
        .isNotEmpty()
        .allSatisfy(
            field ->
                assertThat(page)
                    .contains(catalogue.text(language, "privacy.field." + field.column()))
                    .contains(catalogue.text(language, "privacy.purpose." + field.purpose()))
                    .contains(catalogue.text(language, "privacy.deletion." + field.deletion())));
    assertThat(page).doesNotContain("privacy.");
  }

  @Test
  void saysOfNeedsThatConsentIsTheGroundAndAWeekTheEnd() {
    Purpose needs =
        notice.in("de").stream()
            .filter(purpose -> purpose.key().equals("needs"))
            .findFirst()
            .orElseThrow();

    assertThat(needs.recipients()).contains("Jeder Blick wird aufgeschrieben");
    assertThat(needs.rules()).hasSize(1);
    assertThat(needs.rules().get(0).basis()).contains("Artikel 9");
    assertThat(needs.rules().get(0).deletion()).contains("7 Tage");
  }

  @Test
  void namesEachPurposeOnceParticipantsFirst() {
    List<String> purposes = notice.in("de").stream().map(Purpose::key).toList();

    assertThat(purposes).doesNotHaveDuplicates().startsWith("take-part").endsWith("staff");
    assertThat(notice.in("de"))
        .flatExtracting(Purpose::rules)
        .allMatch((Rule rule) -> !rule.fields().isEmpty());
  }

  @Test
  void turnsAGroundIntoAKey() {
    assertThat(PrivacyNotice.basis("GDPR 9(2)(a)")).isEqualTo("9-2-a");
  }
}
