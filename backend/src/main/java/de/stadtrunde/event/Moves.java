package de.stadtrunde.event;

import de.stadtrunde.event.Event.Contingent;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What goes along when an event gets another date: its end, the end of sign-up, names due. */
final class Moves {

  private static final String START = "startsAt";
  private static final String END = "endsAt";
  private static final String CLOSE = "registrationCloses";
  private static final String CONTINGENTS = "contingents";

  private Moves() {}

  static boolean isMove(Event before, EventForm form) {
    return !Objects.equals(before.startsAt(), form.startsAt())
        || !Objects.equals(before.endsAt(), form.endsAt());
  }

  /**
   * The patch with what it does not say itself: everything keeps its distance to the start in local
   * time. Without a readable new start, the patch itself.
   */
  static JsonNode along(Event event, JsonNode patch) {
    Instant start =
        patch.path(START).isString()
            ? EventTimes.read(patch.path(START).stringValue(), event.zone())
            : null;
    if (start == null) {
      return patch;
    }
    ObjectNode complete = (ObjectNode) patch.deepCopy();
    put(complete, END, moved(event.endsAt(), event, start));
    put(complete, CLOSE, closes(event, start, complete));
    if (!complete.has(CONTINGENTS) && event.contingents().stream().anyMatch(Moves::hasDate)) {
      complete.set(CONTINGENTS, contingents(event, start));
    }
    return complete;
  }

  /** Not after the end, should the event have become shorter. */
  private static Instant closes(Event event, Instant start, JsonNode complete) {
    Instant closes = moved(event.registrationCloses(), event, start);
    Instant end =
        complete.path(END).isString()
            ? EventTimes.read(complete.path(END).stringValue(), event.zone())
            : null;
    return closes != null && end != null && closes.isAfter(end) ? end : closes;
  }

  private static Instant moved(Instant when, Event event, Instant start) {
    return EventTimes.moved(when, event.startsAt(), start, event.zone());
  }

  private static void put(ObjectNode patch, String member, Instant instant) {
    if (!patch.has(member) && instant != null) {
      patch.put(member, instant.toString());
    }
  }

  private static boolean hasDate(Contingent contingent) {
    return contingent.namesDue() != null;
  }

  private static ArrayNode contingents(Event event, Instant start) {
    ArrayNode contingents = JsonNodeFactory.instance.arrayNode();
    for (Contingent each : event.contingents()) {
      ObjectNode contingent = contingents.addObject().put("name", each.name());
      put(contingent, "namesDue", moved(each.namesDue(), event, start));
    }
    return contingents;
  }
}
