package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventFormReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"slug": null}                                              | /slug               | required
          {"slug": "Im Dialog"}                                       | /slug               | address
          {"slug": "a--b"}                                            | /slug               | address
          {"slug": "../etc"}                                          | /slug               | address
          {"slug": "new"}                                             | /slug               | taken
          {"slug": 5}                                                 | /slug               | text
          {"zone": "Europe/Ludwigshafen"}                             | /zone               | unknown
          {"zone": "+01:00"}                                          | /zone               | unknown
          {"startsAt": "tomorrow"}                                    | /startsAt           | time
          {"startsAt": "2027-03-28T02:30:00"}                         | /startsAt           | time
          {"startsAt": "+99999-01-01T00:00:00Z"}                      | /startsAt           | time
          {"endsAt": "2027-01-20T17:00:00+01:00"}                     | /endsAt             | before-start
          {"registrationCloses": "2027-01-20T20:00:01+01:00"}         | /registrationCloses | after-end
          {"registrationOpens": "2027-01-20T20:00:01+01:00"}          | /registrationOpens  | after-close
          {"approval": "yes"}                                         | /approval           | yes-no
          {"holdMinutes": 0}                                          | /holdMinutes        | out-of-range
          {"holdMinutes": 2881}                                       | /holdMinutes        | out-of-range
          {"holdMinutes": 99999999999}                                | /holdMinutes        | out-of-range
          {"holdMinutes": 1.5}                                        | /holdMinutes        | number
          {"texts": []}                                               | /texts              | object
          {"texts": {"de": {"title": null}}}                          | /texts/de/title     | required
          {"texts": {"DE!": {"title": "x"}}}                          | /texts/DE!          | language
          {"texts": {"de": {"title": "a\\u0000b"}}}                   | /texts/de/title     | control-character
          {"texts": {"de": {"title": "a\\nb"}}}                       | /texts/de/title     | control-character
          {"texts": {"de": {"title": "\\ud800"}}}                     | /texts/de/title     | control-character
          {"texts": {"de": {"summary": "a\\u0007"}}}                  | /texts/de/summary   | control-character
          {"venue": {"capacity": 0}}                                  | /venue/capacity     | out-of-range
          {"venue": "Rathaus"}                                        | /venue              | object
          {"contact": {"email": "dialog"}}                            | /contact/email      | email
          {"contact": {"email": "a@b.de\\r\\nBcc: c@d.de"}}           | /contact/email      | control-character
          {"video": "javascript:alert(1)"}                            | /video              | web-address
          {"video": "https://user:secret@example.org/"}               | /video              | web-address
          {"video": "/room"}                                          | /video              | web-address
          {"documents": [{"title": {"de": "x"}, "url": "//evil.example"}]} | /documents/0/url | web-address
          {"documents": [{"title": {"de": "x"}, "url": "data:text/html,x"}]} | /documents/0/url | web-address
          {"documents": [{"url": "https://example.org/"}]}            | /documents/0/title  | required
          {"documents": [{"title": {"de": "x"}}]}                     | /documents/0/url    | required
          """)
  void namesThePlaceOfAFault(String patch, String pointer, String code) {
    assertThat(faults(patched(patch))).containsExactly(new Fault(pointer, code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                             | name               | required
          {"name": "x", "participation": "HYBRID"}                                       | participation      | unknown
          {"name": "x", "capacity": -1}                                                  | capacity           | out-of-range
          {"name": "x", "capacity": 1000001}                                             | capacity           | out-of-range
          {"name": "x", "capacity": "5"}                                                 | capacity           | number
          {"name": "x", "audience": "PUBLIC", "maxPerOrganisation": 3}                   | maxPerOrganisation | not-for-public
          {"name": "x", "audience": "INSTITUTIONS", "maxPerOrganisation": 0}             | maxPerOrganisation | out-of-range
          {"name": "x", "audience": "ORGANISATION"}                                      | organisation       | required
          {"name": "x", "audience": "PUBLIC", "organisation": "Caritas"}                 | organisation       | not-reserved
          {"name": "citizens"}                                                           | name               | not-unique
          {"name": "x", "participation": "DIGITAL", "audience": "PUBLIC", "capacity": 1} | audience           | not-unique
          {"name": "x", "namesDue": "soon"}                                              | namesDue           | time
          """)
  void refusesAContingentThatIsNotSound(String contingent, String member, String code) {
    JsonNode event = Drafts.dialogue("dialog");
    ((tools.jackson.databind.node.ArrayNode) event.get("contingents")).add(Drafts.json(contingent));

    assertThat(faults(event)).contains(new Fault("/contingents/2/" + member, code));
  }

  @Test
  void allowsOneContingentForEachOrganisation() {
    JsonNode event =
        patched(
            """
            {"contingents": [
              {"name": "a", "participation": "ONSITE", "audience": "ORGANISATION", "organisation": "Caritas", "capacity": 5},
              {"name": "b", "participation": "ONSITE", "audience": "ORGANISATION", "organisation": "AWO", "capacity": 5},
              {"name": "c", "participation": "ONSITE", "audience": "ORGANISATION", "organisation": " caritas", "capacity": 5}]}
            """);

    assertThat(faults(event)).containsExactly(new Fault("/contingents/2/audience", "not-unique"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "TEXT", "label": {"de": "x"}}                                       | key       | required
          {"key": "1st", "type": "TEXT", "label": {"de": "x"}}                         | key       | key
          {"key": "topic", "type": "TEXT", "label": {"de": "x"}}                       | key       | not-unique
          {"key": "k", "label": {"de": "x"}}                                           | type      | required
          {"key": "k", "type": "DATE", "label": {"de": "x"}}                           | type      | unknown
          {"key": "k", "type": "TEXT"}                                                 | label     | required
          {"key": "k", "type": "TEXT", "label": {"de": " "}}                           | label     | required
          {"key": "k", "type": "CHOICE", "label": {"de": "x"}}                         | choices   | required
          {"key": "k", "type": "TEXT", "label": {"de": "x"}, "choices": [{"value": "a", "label": {"de": "A"}}]} | choices | without-choices
          {"key": "k", "type": "CHOICE", "label": {"de": "x"}, "choices": [{"value": "a", "label": {"de": "A"}}, {"value": "a", "label": {"de": "B"}}]} | choices/1/value | not-unique
          {"key": "k", "type": "TEXT", "label": {"de": "x"}, "dependsOn": {"question": "later", "answer": "a"}} | dependsOn/question | unknown
          {"key": "k", "type": "TEXT", "label": {"de": "x"}, "dependsOn": {"question": "k", "answer": "a"}}     | dependsOn/question | unknown
          {"key": "k", "type": "TEXT", "label": {"de": "x"}, "dependsOn": {"question": "topic", "answer": "z"}} | dependsOn/answer   | unknown
          {"key": "k", "type": "TEXT", "label": {"de": "x"}, "dependsOn": {"question": "which", "answer": "z"}} | dependsOn/answer   | unknown
          """)
  void refusesAQuestionThatCannotBeAsked(String question, String member, String code) {
    JsonNode event = Drafts.dialogue("dialog");
    ((tools.jackson.databind.node.ArrayNode) event.get("questions")).add(Drafts.json(question));

    assertThat(faults(event)).containsExactly(new Fault("/questions/2/" + member, code));
  }

  @Test
  void findsEveryFaultInOneGo() {
    assertThat(faults(patched("{\"slug\": \"A\", \"zone\": \"x\", \"holdMinutes\": 0}")))
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/zone", "/slug", "/holdMinutes");
  }

  @Test
  void countsLengthInCodePoints() {
    String smile = "\uD83D\uDE42";

    assertThat(
            faults(
                patched("{\"texts\": {\"de\": {\"title\": \"%s\"}}}".formatted(smile.repeat(200)))))
        .isEmpty();
    assertThat(
            faults(
                patched("{\"texts\": {\"de\": {\"title\": \"%s\"}}}".formatted(smile.repeat(201)))))
        .containsExactly(new Fault("/texts/de/title", "too-long"));
    assertThat(
            faults(
                patched("{\"texts\": {\"de\": {\"title\": \"%s\"}}}".formatted("x".repeat(5000)))))
        .containsExactly(new Fault("/texts/de/title", "too-long"));
  }

  @Test
  void keepsRightToLeftMarksAndEmoji() {
    EventForm form =
        EventFormReader.read(
            patched(
                "{\"texts\": {\"de\": {\"title\": \"\u200f\u0645\u0631\u062d\u0628\u0627 \uD83D\uDE42\"}}}"));

    assertThat(form.texts().get("de").title())
        .isEqualTo("\u200f\u0645\u0631\u062d\u0628\u0627 \uD83D\uDE42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "\"x\"", "null"})
  void refusesADocumentThatIsNoObject(String document) {
    assertThat(faults(Drafts.JSON.readTree(document))).containsExactly(new Fault("", "object"));
  }

  @Test
  void readsALocalTimeInTheZoneOfTheEvent() {
    EventForm winter = EventFormReader.read(patched("{\"startsAt\": \"2027-01-20T17:00:00\"}"));
    EventForm summer =
        EventFormReader.read(
            patched("{\"startsAt\": \"2027-07-20T17:00\", \"endsAt\": \"2027-07-20T18:00\"}"));

    assertThat(winter.startsAt()).isEqualTo("2027-01-20T16:00:00Z");
    assertThat(summer.startsAt()).isEqualTo("2027-07-20T15:00:00Z");
  }

  @Test
  void fillsInWhatIsUsual() {
    EventForm form = EventFormReader.read(Drafts.json("{\"slug\": \"dialog\"}"));

    assertThat(form.zone()).isEqualTo("Europe/Berlin");
    assertThat(form.holdMinutes()).isEqualTo(120);
    assertThat(form.approval()).isFalse();
    assertThat(form.contingents()).isEmpty();
  }

  private static JsonNode patched(String patch) {
    return MergePatch.onEvent(Drafts.dialogue("dialog"), Drafts.JSON.readTree(patch));
  }

  private static List<Fault> faults(JsonNode event) {
    Problem problem = catchThrowableOfType(Problem.class, () -> EventFormReader.read(event));
    return problem == null ? List.of() : problem.faults();
  }
}
