package de.stadtrunde.event;

import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.Question;
import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The form in which organisers write an event; {@code pages/event/staff-form.html}. */
@Component
class EventFormPage {

  /** Room for what is still to come; saving gives more. */
  private static final int EMPTY_ROWS = 2;

  private final Catalogue catalogue;
  private final Programmes programmes;

  EventFormPage(Catalogue catalogue, Programmes programmes) {
    this.catalogue = catalogue;
    this.programmes = programmes;
  }

  record Option(String value, String label) {}

  /** {@code field} is null for a fault that the page has no field for. */
  record FormError(String field, String message) {}

  Mono<Rendering> blank(String language) {
    Map<String, String> usual = new HashMap<>();
    usual.put("/holdMinutes", String.valueOf(EventFormReader.DEFAULT_HOLD_MINUTES));
    return page(null, usual, language).map(Rendering.Builder::build);
  }

  Mono<Rendering> filled(StaffEvent event, String language) {
    return page(event, FormValues.of(event), language).map(Rendering.Builder::build);
  }

  /** What was typed, with the faults; status 422. */
  Mono<Rendering> faulty(
      StaffEvent event, SubmittedForm submitted, Problem problem, String language) {
    return page(event, submitted.typed(), language)
        .map(page -> page.modelAttribute("errors", errors(submitted, problem.faults(), language)))
        .map(page -> page.status(HttpStatus.UNPROCESSABLE_CONTENT).build());
  }

  private List<FormError> errors(SubmittedForm submitted, List<Fault> faults, String language) {
    return faults.stream()
        .map(fault -> new FormError(submitted.field(fault.pointer()), words(fault, language)))
        .toList();
  }

  /** For example "Titel: Bitte füllen Sie dieses Feld aus." */
  String words(Fault fault, String language) {
    String name =
        Stream.of(fault.pointer().split("/"))
            .filter(part -> part.matches("[a-zA-Z]{3,}"))
            .reduce("", (first, last) -> last);
    String field = catalogue.text(language, "event.staff.field." + name);
    String key = "event.staff.fault." + fault.code();
    String said = catalogue.text(language, key, field);
    return said.equals(key) ? catalogue.text(language, "event.staff.fault.other", field) : said;
  }

  private Mono<Rendering.Builder<?>> page(
      StaffEvent event, Map<String, String> form, String language) {
    return programmes
        .list()
        .map(each -> new Option(each.slug(), ProgrammeView.link(each, language).title()))
        .collectList()
        .map(all -> fields(event, form, language).modelAttribute("programmes", all));
  }

  private Rendering.Builder<?> fields(StaffEvent event, Map<String, String> form, String language) {
    return Rendering.view("event/staff-form")
        .modelAttribute("slug", event == null ? null : event.slug())
        .modelAttribute("fixed", event != null && event.publication() != Event.Publication.DRAFT)
        .modelAttribute("form", form)
        .modelAttribute("contingentRows", rows(form, SubmittedForm.CONTINGENTS, 99))
        .modelAttribute("questionRows", rows(form, SubmittedForm.QUESTIONS, 30))
        .modelAttribute(
            "participations", options(Participation.values(), "event.participation.", language))
        .modelAttribute("audiences", options(Audience.values(), "event.audience.", language))
        .modelAttribute("types", options(Question.Type.values(), "event.staff.type.", language))
        .modelAttribute("conditions", event == null ? List.of() : conditions(event, language));
  }

  private static List<Integer> rows(Map<String, String> form, String list, int most) {
    int used =
        form.keySet().stream()
            .filter(name -> name.matches("/" + list + "/\\d{1,3}/.*"))
            .mapToInt(name -> Integer.parseInt(name.split("/")[2]) + 1)
            .filter(row -> row <= most)
            .max()
            .orElse(0);
    return IntStream.range(0, Math.min(most, used + EMPTY_ROWS)).boxed().toList();
  }

  private List<Option> options(Enum<?>[] values, String keys, String language) {
    return Arrays.stream(values)
        .map(each -> new Option(each.name(), catalogue.text(language, keys + each.name())))
        .toList();
  }

  /** Every answer of a saved question that another one may depend on. */
  private List<Option> conditions(StaffEvent event, String language) {
    return event.questions().stream().flatMap(each -> conditions(each, language)).toList();
  }

  private Stream<Option> conditions(Question question, String language) {
    if (question.type() == Question.Type.YES_NO) {
      return Stream.of("true", "false")
          .map(
              answer ->
                  condition(
                      question,
                      answer,
                      catalogue.text(language, answer.equals("true") ? "shared.yes" : "shared.no"),
                      language));
    }
    return question.choices().stream()
        .map(
            choice ->
                condition(
                    question, choice.value(), Event.said(choice.label(), language), language));
  }

  private static Option condition(Question question, String answer, String words, String language) {
    return new Option(
        question.key() + "=" + answer, Event.said(question.label(), language) + " – " + words);
  }
}
