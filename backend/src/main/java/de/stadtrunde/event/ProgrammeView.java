package de.stadtrunde.event;

import static de.stadtrunde.shared.Catalogue.GERMAN;

import de.stadtrunde.event.EventView.Link;
import de.stadtrunde.event.Programme.Project;
import de.stadtrunde.event.Programme.Words;
import java.util.List;
import java.util.Map;

/** A programme in one language; {@code pages/event/programme-page.html} tells the members. */
record ProgrammeView(
    String slug,
    String title,
    String summary,
    String textLanguage,
    String descriptionHtml,
    List<ProjectView> projects) {

  record ProjectView(
      String slug,
      String title,
      String period,
      String textLanguage,
      String descriptionHtml,
      List<String> bearers) {}

  static ProgrammeView of(Programme programme, String language) {
    Words words = words(programme.texts(), language);
    return new ProgrammeView(
        programme.slug(),
        words.title(),
        words.summary(),
        spoken(programme.texts(), language),
        Markdown.html(words.description()),
        programme.projects().stream().map(project -> project(project, language)).toList());
  }

  private static ProjectView project(Project project, String language) {
    Words words = words(project.texts(), language);
    return new ProjectView(
        project.slug(),
        words.title(),
        words.period(),
        spoken(project.texts(), language),
        Markdown.html(words.description()),
        project.bearers());
  }

  static Link link(Programme programme, String language) {
    return new Link(words(programme.texts(), language).title(), "/programmes/" + programme.slug());
  }

  private static Words words(Map<String, Words> texts, String language) {
    return texts.get(spoken(texts, language));
  }

  private static String spoken(Map<String, Words> texts, String language) {
    return texts.containsKey(language) ? language : GERMAN;
  }
}
