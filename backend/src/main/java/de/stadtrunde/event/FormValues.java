package de.stadtrunde.event;

import static de.stadtrunde.shared.Catalogue.GERMAN;

import de.stadtrunde.event.Event.Question;
import de.stadtrunde.event.Event.Question.Choice;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;

/**
 * An event as the fields of the organisers' form. A field is named by its place in the event's
 * document, as an RFC 6901 pointer; times are local; the choices of a question are lines of {@code
 * German | English}; its condition is {@code question=answer}.
 */
final class FormValues {

  static final Set<String> TIMES =
      Set.of("startsAt", "endsAt", "registrationOpens", "registrationCloses", "namesDue");

  /** What the form shows in another way, or not at all. */
  private static final Set<String> LEFT_OUT = Set.of("choices", "dependsOn", "documents", "seats");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FormValues() {}

  static Map<String, String> of(StaffEvent event) {
    Map<String, String> values = new LinkedHashMap<>();
    flatten("", JSON.valueToTree(event), values);
    for (int i = 0; i < event.questions().size(); i++) {
      addQuestion("/questions/" + i, event.questions().get(i), values);
    }
    return values;
  }

  private static void flatten(String pointer, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.propertyStream()
          .filter(each -> !LEFT_OUT.contains(each.getKey()))
          .forEach(each -> flatten(pointer + "/" + each.getKey(), each.getValue(), values));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(pointer + "/" + i, node.get(i), values);
      }
    } else if (!node.isNull() && !node.equals(BooleanNode.FALSE)) {
      values.put(pointer, TIMES.contains(name(pointer)) ? local(node) : node.asString());
    }
  }

  /** The member's name at the end of a pointer. */
  static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static String local(JsonNode time) {
    return OffsetDateTime.parse(time.stringValue()).toLocalDateTime().toString();
  }

  private static void addQuestion(String place, Question question, Map<String, String> values) {
    values.put(place + "/choices", lines(question.choices()));
    if (question.dependsOn() != null) {
      values.put(
          place + "/condition",
          question.dependsOn().question() + "=" + question.dependsOn().answer());
    }
  }

  private static String lines(List<Choice> choices) {
    return choices.stream()
        .map(
            choice ->
                choice.label().get(GERMAN)
                    + (choice.label().containsKey("en") ? " | " + choice.label().get("en") : ""))
        .collect(Collectors.joining("\n"));
  }
}
