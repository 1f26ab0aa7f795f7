package de.stadtrunde.event;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What joins events: a programme of the city with its projects.
 *
 * @param projects in their order; may be empty
 */
record Programme(UUID id, String slug, Map<String, Words> texts, List<Project> projects) {

  /**
   * @param period for example "seit 2020"; null for a programme
   * @param summary one sentence; null for a project
   * @param description Markdown
   */
  record Words(String title, String period, String summary, String description) {}

  /**
   * @param bearers names of those who carry it (Träger), in their order; may be empty
   */
  record Project(String slug, Map<String, Words> texts, List<String> bearers) {}
}
