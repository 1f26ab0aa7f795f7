package de.stadtrunde.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came from the organisers' form, as the event's document. Rows that nobody filled in are left
 * out; a time that nobody touched is left out too, so that it cannot move by being shown.
 */
final class SubmittedForm {

  static final String CONTINGENTS = "contingents";
  static final String QUESTIONS = "questions";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> NUMBERS =
      Set.of("capacity", "maxPerOrganisation", "holdMinutes");

  /** What makes a row one that somebody filled in: the rest of it is chosen from lists. */
  private static final Set<String> FILLED = Set.of("name", "capacity", "organisation", "de", "en");

  private static final Pattern FIELD = Pattern.compile("(/[A-Za-z0-9-]+)+");

  private final Map<String, String> typed;
  private final Map<String, String> present;
  private final ObjectNode document = NODES.objectNode();
  private final Map<String, List<Integer>> rows = new LinkedHashMap<>();

  private SubmittedForm(Map<String, String> typed, Map<String, String> present) {
    this.typed = typed;
    this.present = present;
  }

  /**
   * @param event as it stands; null for one that is being made
   */
  static SubmittedForm read(MultiValueMap<String, String> form, StaffEvent event) {
    Map<String, String> typed = form.toSingleValueMap();
    typed.keySet().removeIf(name -> !FIELD.matcher(name).matches());
    SubmittedForm submitted =
        new SubmittedForm(typed, event == null ? Map.of() : FormValues.of(event));
    submitted.readSingles();
    submitted.readRows(CONTINGENTS);
    submitted.readRows(QUESTIONS);
    new SubmittedQuestions(event == null ? List.of() : event.questions())
        .complete(submitted.document);
    return submitted;
  }

  private void readSingles() {
    document.set("approval", NODES.booleanNode(typed.containsKey("/approval")));
    typed.forEach(
        (pointer, text) -> {
          if (!isIn(pointer, CONTINGENTS) && !isIn(pointer, QUESTIONS)) {
            put(document, pointer.substring(1), pointer);
          }
        });
  }

  private static boolean isIn(String pointer, String list) {
    return pointer.startsWith("/" + list + "/");
  }

  private void readRows(String list) {
    Map<Integer, ObjectNode> filled = new TreeMap<>();
    for (String pointer : typed.keySet()) {
      String[] parts = pointer.split("/", 4);
      if (isIn(pointer, list) && parts.length == 4 && parts[2].matches("\\d{1,3}")) {
        ObjectNode row =
            filled.computeIfAbsent(Integer.valueOf(parts[2]), first -> NODES.objectNode());
        put(row, parts[3], pointer);
      }
    }
    filled.values().removeIf(row -> !isFilled(row));
    ArrayNode array = document.putArray(list);
    filled.values().forEach(array::add);
    rows.put(list, List.copyOf(filled.keySet()));
  }

  private static boolean isFilled(JsonNode row) {
    return row.propertyStream()
        .anyMatch(
            member ->
                member.getValue().isObject()
                    ? isFilled(member.getValue())
                    : FILLED.contains(member.getKey()) && !member.getValue().isNull());
  }

  /** Puts what was typed in a field at the place {@code path} names, below {@code target}. */
  private void put(ObjectNode target, String path, String pointer) {
    String[] steps = path.split("/");
    ObjectNode parent = target;
    for (int i = 0; i < steps.length - 1; i++) {
      JsonNode next = parent.path(steps[i]);
      parent = next.isObject() ? (ObjectNode) next : parent.putObject(steps[i]);
    }
    String name = steps[steps.length - 1];
    boolean untouched =
        FormValues.TIMES.contains(name) && typed.get(pointer).equals(present.get(pointer));
    if (!untouched && !name.equals("approval")) {
      parent.set(name, value(name, typed.get(pointer)));
    }
  }

  private static JsonNode value(String name, String text) {
    if (text.isBlank()) {
      return NODES.nullNode();
    }
    if (name.equals("required")) {
      return NODES.booleanNode(true);
    }
    boolean number = NUMBERS.contains(name) && text.strip().matches("-?\\d{1,9}");
    return number ? NODES.numberNode(Integer.parseInt(text.strip())) : NODES.stringNode(text);
  }

  /** As a merge patch: what the form does not show stays. */
  ObjectNode document() {
    return document;
  }

  Map<String, String> typed() {
    return typed;
  }

  /** The field in which to mend a fault of the document. */
  String field(String pointer) {
    List<String> parts = new ArrayList<>(List.of(pointer.split("/")));
    List<Integer> known = parts.size() > 2 ? rows.get(parts.get(1)) : null;
    if (known == null) {
      return pointer;
    }
    int row = known.get(Integer.parseInt(parts.get(2)));
    String rest = parts.size() > 3 ? SubmittedQuestions.field(parts.get(3)) : "name";
    return "/" + parts.get(1) + "/" + row + "/" + rest;
  }
}
