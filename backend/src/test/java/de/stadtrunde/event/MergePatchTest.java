package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MergePatchTest {

  /** The test cases of RFC 7396, appendix A. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a":"b"}         | {"a":"c"}                      | {"a":"c"}
          {"a":"b"}         | {"b":"c"}                      | {"a":"b","b":"c"}
          {"a":"b"}         | {"a":null}                     | {}
          {"a":"b","b":"c"} | {"a":null}                     | {"b":"c"}
          {"a":["b"]}       | {"a":"c"}                      | {"a":"c"}
          {"a":"c"}         | {"a":["b"]}                    | {"a":["b"]}
          {"a":{"b":"c"}}   | {"a":{"b":"d","c":null}}       | {"a":{"b":"d"}}
          {"a":[{"b":"c"}]} | {"a":[1]}                      | {"a":[1]}
          ["a","b"]         | ["c","d"]                      | ["c","d"]
          {"a":"b"}         | ["c"]                          | ["c"]
          {"a":"foo"}       | null                           | null
          {"a":"foo"}       | "bar"                          | "bar"
          {"e":null}        | {"a":1}                        | {"e":null,"a":1}
          [1,2]             | {"a":"b","c":null}             | {"a":"b"}
          {}                | {"a":{"bb":{"ccc":null}}}      | {"a":{"bb":{}}}
          """)
  void mergesAsTheStandardSays(String original, String patch, String result) {
    assertThat(MergePatch.merge(read(original), read(patch))).isEqualTo(read(result));
  }

  @Test
  void completesAContingentOfTheSameName() {
    JsonNode merged =
        MergePatch.onEvent(
            Drafts.json(
                """
                {"contingents": [{"name": "a", "capacity": 1, "audience": "PUBLIC"},
                                 {"name": "b", "capacity": 2}]}
                """),
            read("{\"contingents\": [{\"name\": \"a\", \"capacity\": 5}, {\"name\": \"c\"}]}"));

    assertThat(merged)
        .isEqualTo(
            read(
                """
                {"contingents": [{"name": "a", "capacity": 5, "audience": "PUBLIC"}, {"name": "c"}]}
                """));
  }

  @Test
  void leavesBothSidesAsTheyWere() {
    JsonNode original = read("{\"a\": {\"b\": 1}}");
    JsonNode patch = read("{\"a\": {\"b\": null}}");

    MergePatch.merge(original, patch);

    assertThat(original).isEqualTo(read("{\"a\": {\"b\": 1}}"));
    assertThat(patch).isEqualTo(read("{\"a\": {\"b\": null}}"));
  }

  private static JsonNode read(String json) {
    return Drafts.JSON.readTree(json);
  }
}
