package de.stadtrunde.event;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as organisers send them. */
final class Drafts {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private Drafts() {}

  /** A sound digital event with one contingent for citizens and one for institutions. */
  static ObjectNode dialogue(String slug) {
    return json(
        """
        {"slug": "%s",
         "texts": {"de": {"title": "Ludwigshafen im Dialog", "summary": "Worum es geht",
                          "description": "**Markdown**"}},
         "startsAt": "2027-01-20T17:00:00+01:00", "endsAt": "2027-01-20T20:00:00+01:00",
         "zone": "Europe/Berlin",
         "contingents": [
           {"name": "citizens", "participation": "DIGITAL", "audience": "PUBLIC", "capacity": 500},
           {"name": "institutions", "participation": "DIGITAL", "audience": "INSTITUTIONS",
            "capacity": 80, "maxPerOrganisation": 3}],
         "questions": [
           {"key": "topic", "type": "CHOICE", "required": true, "label": {"de": "Welches Thema?"},
            "choices": [{"value": "work", "label": {"de": "Arbeit"}},
                        {"value": "other", "label": {"de": "Anderes"}}]},
           {"key": "which", "type": "TEXT", "label": {"de": "Welches?"},
            "dependsOn": {"question": "topic", "answer": "other"}}]}
        """
            .formatted(slug));
  }

  static ObjectNode json(String text) {
    return (ObjectNode) JSON.readTree(text);
  }
}
