package de.stadtrunde.event;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396), and its use on an event. */
public final class MergePatch {

  private static final String CONTINGENTS = "contingents";
  private static final String NAME = "name";

  private MergePatch() {}

  /**
   * RFC 7396 with one addition: a contingent of the patch that has the name of a present one needs
   * to give only what changes. As every array, the list itself replaces the present one.
   */
  static JsonNode onEvent(ObjectNode event, JsonNode patch) {
    JsonNode wanted = patch.path(CONTINGENTS);
    if (!wanted.isArray()) {
      return merge(event, patch);
    }
    ArrayNode complete = JsonNodeFactory.instance.arrayNode();
    wanted.forEach(each -> complete.add(complete(event.path(CONTINGENTS), each)));
    return merge(event, ((ObjectNode) patch.deepCopy()).set(CONTINGENTS, complete));
  }

  private static JsonNode complete(JsonNode present, JsonNode wanted) {
    for (JsonNode each : present) {
      if (each.path(NAME).equals(wanted.path(NAME))) {
        return merge(each, wanted);
      }
    }
    return wanted;
  }

  /** The pseudo-code of RFC 7396, section 2; neither argument is changed. */
  public static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode merged =
        target.isObject()
            ? ((ObjectNode) target).deepCopy()
            : JsonNodeFactory.instance.objectNode();
    patch.properties().forEach(member -> mergeMember(merged, member.getKey(), member.getValue()));
    return merged;
  }

  private static void mergeMember(ObjectNode merged, String name, JsonNode value) {
    if (value.isNull()) {
      merged.remove(name);
    } else {
      merged.set(name, merge(merged.path(name), value));
    }
  }
}
