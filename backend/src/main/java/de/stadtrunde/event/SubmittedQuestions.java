package de.stadtrunde.event;

import static de.stadtrunde.shared.Catalogue.GERMAN;

import de.stadtrunde.event.Event.Question;
import de.stadtrunde.event.Event.Question.Choice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what nobody should have to type about a question: its key, the values of its choices,
 * and the two halves of its condition. What is there already keeps its names, since answers refer
 * to them.
 */
final class SubmittedQuestions {

  private static final int LONGEST_KEY = 40;

  private final List<Question> present;
  private final Set<String> keys = new HashSet<>();

  SubmittedQuestions(List<Question> present) {
    this.present = present;
  }

  void complete(ObjectNode document) {
    for (JsonNode each : document.get(SubmittedForm.QUESTIONS)) {
      ObjectNode question = (ObjectNode) each;
      String key = question.path("key").isString() ? question.get("key").stringValue() : null;
      question.put("key", unique(key == null ? key(german(question)) : key));
      question.set("choices", choices(question));
      split(question);
    }
  }

  private static String german(JsonNode question) {
    return question.path("label").path(GERMAN).asString("");
  }

  private static String key(String label) {
    String words = Slugs.from(label);
    String key = words.matches("[a-z].*") ? words : "q-" + words;
    return key.substring(0, Math.min(LONGEST_KEY - 3, key.length())).replaceAll("-+$", "");
  }

  private String unique(String key) {
    String unique = key;
    for (int i = 2; !keys.add(unique); i++) {
      unique = key + "-" + i;
    }
    return unique;
  }

  private ArrayNode choices(ObjectNode question) {
    ArrayNode choices = JsonNodeFactory.instance.arrayNode();
    String lines = question.path("choices").asString("");
    if (question.path("type").asString("").startsWith("CHOICE")) {
      lines.lines().filter(line -> !line.isBlank()).forEach(line -> add(choices, question, line));
    }
    return choices;
  }

  private void add(ArrayNode choices, JsonNode question, String line) {
    String[] languages = line.split("\\|", 2);
    String german = languages[0].strip();
    ObjectNode choice = choices.addObject();
    choice.put("value", value(question.get("key").stringValue(), german, choices.size()));
    choice.putObject("label").put(GERMAN, german);
    if (languages.length > 1) {
      ((ObjectNode) choice.get("label")).put("en", languages[1].strip());
    }
  }

  private String value(String key, String german, int number) {
    return present.stream()
        .filter(question -> question.key().equals(key))
        .flatMap(question -> known(question, german))
        .findFirst()
        .orElseGet(() -> Slugs.from(german).isEmpty() ? "choice-" + number : Slugs.from(german));
  }

  private static Stream<String> known(Question question, String german) {
    return question.choices().stream()
        .filter(choice -> german.equals(choice.label().get(GERMAN)))
        .map(Choice::value);
  }

  private static void split(ObjectNode question) {
    JsonNode condition = question.remove("condition");
    if (condition != null && condition.isString()) {
      String[] halves = condition.stringValue().split("=", 2);
      question
          .putObject("dependsOn")
          .put("question", halves[0])
          .put("answer", halves.length > 1 ? halves[1] : "");
    }
  }

  /** The field of a row in which a member of the document is mended. */
  static String field(String member) {
    return switch (member) {
      case "label", "key" -> "label/de";
      case "dependsOn" -> "condition";
      default -> member;
    };
  }
}
