package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class SubmittedFormTest extends OrganisersDesk {

  private final StaffEvents documents = bench.get(StaffEvents.class);

  @Test
  void changesNothingWhenNobodyTypedAnything() {
    Event before = create("dialog");
    StaffEvent shown = documents.withoutSeats(before).block();

    JsonNode patch = SubmittedForm.read(form(FormValues.of(shown)), shown).document();

    assertThat(edits.change(organiser, "dialog", Mono.just(patch)).block()).isEqualTo(before);
  }

  @Test
  void leavesATimeAloneThatNobodyTouched() {
    Event event = published("dialog");
    change(
            "dialog",
            """
            {"startsAt": "2027-10-31T02:30:00+01:00", "endsAt": "2027-10-31T05:00:00+01:00"}
            """)
        .block();
    StaffEvent shown = documents.withoutSeats(events.fresh(event.id()).block()).block();
    bench.heard.clear();

    JsonNode patch = SubmittedForm.read(form(FormValues.of(shown)), shown).document();
    Event after = edits.change(organiser, "dialog", Mono.just(patch)).block();

    assertThat(after.startsAt()).isEqualTo("2027-10-31T01:30:00Z");
    assertThat(bench.heard).isEmpty();
  }

  @Test
  void leavesOutRowsThatNobodyFilledIn() {
    SubmittedForm submitted =
        read(
            Map.of(
                "/contingents/0/name", "",
                "/contingents/0/participation", "ONSITE",
                "/contingents/2/name", "Alle",
                "/contingents/2/capacity", "viele",
                "/questions/0/type", "TEXT",
                "/questions/0/label/de", " "));

    assertThat(submitted.document().get("contingents")).hasSize(1);
    assertThat(submitted.document().get("questions")).isEmpty();
    assertThat(submitted.field("/contingents/0/capacity")).isEqualTo("/contingents/2/capacity");
    assertThat(submitted.field("/contingents")).isEqualTo("/contingents");
    assertThat(submitted.field("/startsAt")).isEqualTo("/startsAt");
  }

  @Test
  void makesKeysAndValuesThatNobodyShouldHaveToType() {
    JsonNode document =
        read(Map.of(
                "/questions/0/label/de", "Welches Thema?",
                "/questions/0/type", "CHOICE",
                "/questions/0/choices", "Arbeit | Work\r\nSprache\r\n\r\n",
                "/questions/1/label/de", "Welches Thema?",
                "/questions/1/type", "TEXT",
                "/questions/1/condition", "welches-thema=arbeit",
                "/questions/1/required", "true"))
            .document();

    assertThat(document.at("/questions"))
        .isEqualTo(
            Drafts.JSON.readTree(
                """
                [{"key": "welches-thema", "type": "CHOICE", "label": {"de": "Welches Thema?"},
                  "choices": [{"value": "arbeit", "label": {"de": "Arbeit", "en": "Work"}},
                              {"value": "sprache", "label": {"de": "Sprache"}}]},
                 {"key": "welches-thema-2", "type": "TEXT", "label": {"de": "Welches Thema?"},
                  "required": true, "choices": [],
                  "dependsOn": {"question": "welches-thema", "answer": "arbeit"}}]
                """));
  }

  @Test
  void keepsTheValuesThatAnswersReferTo() {
    StaffEvent shown = documents.withoutSeats(create("dialog")).block();
    Map<String, String> values = FormValues.of(shown);
    values.put("/questions/0/choices", "Anderes\nArbeit | Work\nWohnen");

    JsonNode choices =
        SubmittedForm.read(form(values), shown).document().at("/questions/0/choices");

    assertThat(choices.get(0).get("value").stringValue()).isEqualTo("other");
    assertThat(choices.get(1).get("value").stringValue()).isEqualTo("work");
    assertThat(choices.get(2).get("value").stringValue()).isEqualTo("wohnen");
  }

  @Test
  void survivesNamesThatNoFormHas() {
    SubmittedForm submitted =
        read(
            Map.of(
                "/", "x",
                "//", "x",
                "/texts", "x",
                "/texts/de/title", "x",
                "/contingents/abc/name", "x",
                "/contingents/1", "x",
                "/questions/0/label", "x",
                "_csrf", "x"));

    assertThat(submitted.document()).isNotNull();
  }

  private static SubmittedForm read(Map<String, String> typed) {
    return SubmittedForm.read(form(typed), null);
  }

  private static MultiValueMap<String, String> form(Map<String, String> values) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    values.forEach(form::add);
    return form;
  }
}
