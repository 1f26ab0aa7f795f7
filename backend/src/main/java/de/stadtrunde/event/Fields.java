package de.stadtrunde.event;

import de.stadtrunde.shared.PlainText;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a JSON object member by member and gathers every fault with its RFC 6901 pointer, so that
 * one answer names them all. A member that is missing, null or blank reads as null.
 */
final class Fields {

  /** BCP 47 as far as texts need it: language, script, region. */
  private static final Pattern LANGUAGE =
      Pattern.compile("[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?(-simple)?");

  private final JsonNode node;
  private final String pointer;
  private final List<Fault> faults;

  private Fields(JsonNode node, String pointer, List<Fault> faults) {
    this.node = node;
    this.pointer = pointer;
    this.faults = faults;
  }

  static Fields of(JsonNode document) {
    Fields fields = new Fields(document, "", new ArrayList<>());
    if (!document.isObject()) {
      throw Problem.invalid(List.of(new Fault("", "object")));
    }
    return fields;
  }

  /** Fails with {@code invalid} (422) if anything was wrong. */
  void mustBeSound() {
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /** One place has one fault, the first that was found. */
  void fault(String member, String code) {
    add(place(member), code);
  }

  private void add(String place, String code) {
    if (faults.stream().noneMatch(fault -> fault.pointer().equals(place))) {
      faults.add(new Fault(place, code));
    }
  }

  private String place(String member) {
    return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
  }

  boolean has(String member) {
    return !node.path(member).isMissingNode() && !node.path(member).isNull();
  }

  /** The object below a member; one without members when there is none. */
  Fields object(String member) {
    boolean wrong = has(member) && !node.path(member).isObject();
    if (wrong) {
      fault(member, "object");
    }
    return below(has(member) && !wrong ? node.path(member) : nothing(), place(member));
  }

  /** The objects of a list; empty when there is none. More than {@code most} is a fault. */
  List<Fields> objects(String member, int most) {
    JsonNode list = node.path(member);
    if (has(member) && !list.isArray()) {
      fault(member, "list");
    } else if (list.size() > most) {
      fault(member, "too-many");
    }
    List<Fields> objects = new ArrayList<>();
    for (int i = 0; list.isArray() && i < Math.min(list.size(), most); i++) {
      String place = place(member) + "/" + i;
      if (!list.get(i).isObject()) {
        add(place, "object");
      }
      objects.add(below(list.get(i).isObject() ? list.get(i) : nothing(), place));
    }
    return objects;
  }

  /** The objects below the members that are languages, in the order given. */
  Map<String, Fields> languages(String member) {
    Fields all = object(member);
    Map<String, Fields> languages = new LinkedHashMap<>();
    for (String language : all.node.propertyNames()) {
      if (!LANGUAGE.matcher(language).matches()) {
        all.fault(language, "language");
      } else if (all.has(language)) {
        languages.put(language, all.object(language));
      }
    }
    return languages;
  }

  /** A line in each language; blank ones are left out. */
  Map<String, String> lines(String member, int longest) {
    Fields all = object(member);
    Map<String, String> lines = new LinkedHashMap<>();
    for (String language : all.node.propertyNames()) {
      String line = all.line(language, longest);
      if (!LANGUAGE.matcher(language).matches()) {
        all.fault(language, "language");
      } else if (line != null) {
        lines.put(language, line);
      }
    }
    return lines;
  }

  /** A single line without control characters; {@code longest} in code points. */
  String line(String member, int longest) {
    return text(member, longest, PlainText::isSingleLine);
  }

  /** A text that may have several lines; they end with a line feed, whatever the browser sends. */
  String paragraphs(String member, int longest) {
    String text = text(member, longest, PlainText::isMultiLine);
    return text == null ? null : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private String text(String member, int longest, Predicate<String> allowed) {
    if (!has(member)) {
      return null;
    }
    if (!node.path(member).isString()) {
      fault(member, "text");
      return null;
    }
    String text = PlainText.of(node.path(member).stringValue());
    if (!allowed.test(text)) {
      fault(member, "control-character");
    } else if (PlainText.length(text) > longest) {
      fault(member, "too-long");
    }
    return text.isEmpty() ? null : text;
  }

  boolean flag(String member) {
    if (has(member) && !node.path(member).isBoolean()) {
      fault(member, "yes-no");
    }
    return node.path(member).asBoolean(false);
  }

  /** A whole number within the bounds, both allowed. */
  Integer whole(String member, int least, int most) {
    if (!has(member)) {
      return null;
    }
    JsonNode number = node.path(member);
    if (!number.isIntegralNumber()) {
      fault(member, "number");
      return null;
    }
    if (!number.canConvertToInt() || number.intValue() < least || number.intValue() > most) {
      fault(member, "out-of-range");
      return null;
    }
    return number.intValue();
  }

  /** One of the names of an enum. */
  <E extends Enum<E>> E choice(String member, Class<E> choices) {
    String name = line(member, 40);
    for (E each : choices.getEnumConstants()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    if (has(member)) {
      fault(member, "unknown");
    }
    return null;
  }

  private static JsonNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  private Fields below(JsonNode object, String place) {
    return new Fields(object, place, faults);
  }
}
