package de.stadtrunde.registration;

import de.stadtrunde.event.Event.Question;
import de.stadtrunde.registration.FormChoices.Option;
import de.stadtrunde.shared.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Repeats a draft in words, so that people check it before they send it. */
@Component
class SignUpSummary {

  private final Catalogue catalogue;
  private final FormChoices choices;

  SignUpSummary(Catalogue catalogue, FormChoices choices) {
    this.catalogue = catalogue;
    this.choices = choices;
  }

  /**
   * One topic.
   *
   * @param step where it is changed
   * @param values empty when nothing was said
   */
  record Row(String step, String label, List<String> values) {}

  List<Row> of(SignUpDraft draft, String language) {
    List<Row> rows = new ArrayList<>();
    for (SignUpStep step : draft.path()) {
      switch (step) {
        case QUESTIONS ->
            draft.questions().forEach(each -> rows.add(answer(draft, each, language)));
        case CHECK -> {}
        default -> rows.add(topic(draft, step, language));
      }
    }
    return rows;
  }

  private Row topic(SignUpDraft draft, SignUpStep step, String language) {
    Stream<String> values =
        switch (step) {
          case WHO -> draft.who().map(who -> text(language, "registration.who." + who)).stream();
          case PARTICIPATION ->
              Stream.of(text(language, "event.participation." + draft.fields().get(step.key())));
          case PEOPLE -> Stream.concat(organisation(draft, language), people(draft, language));
          case CONTACT -> contact(draft);
          default -> Stream.concat(needs(draft, language), consents(draft, language));
        };
    String label = text(language, "registration.step." + step.key());
    return new Row(step.key(), label, values.filter(each -> !each.isBlank()).toList());
  }

  private Stream<String> organisation(SignUpDraft draft, String language) {
    return draft.isInstitution()
        ? Stream.of(
            typed(draft, "organisation.name")
                + ", "
                + choices.organisationType(typed(draft, "organisation.type"), language))
        : Stream.empty();
  }

  private Stream<String> people(SignUpDraft draft, String language) {
    return Stream.iterate(0, n -> n < draft.people(), n -> n + 1)
        .map(n -> person(draft, n, language));
  }

  private String person(SignUpDraft draft, int n, String language) {
    boolean child = !draft.isInstitution() && draft.fields().is(SignUpFields.person(n, "child"));
    String name = draft.names().get(n);
    String unnamed = child ? "registration.attendee.child" : "registration.attendee.open";
    String is = child && name != null ? " " + text(language, "registration.attendee.is-child") : "";
    Stream<String> more =
        draft.isInstitution()
            ? Stream.of("function", "email").map(each -> typed(draft, SignUpFields.person(n, each)))
            : Stream.empty();
    return Stream.concat(Stream.of((name == null ? text(language, unnamed) : name) + is), more)
        .filter(each -> !each.isBlank())
        .collect(Collectors.joining(", "));
  }

  private Stream<String> contact(SignUpDraft draft) {
    String code = typed(draft, "contact.language");
    return Stream.of(
        typed(draft, "contact.name"),
        typed(draft, "contact.email"),
        choices.mailLanguages().stream()
            .filter(each -> each.value().equals(code))
            .map(Option::label)
            .findFirst()
            .orElse(""));
  }

  private Stream<String> needs(SignUpDraft draft, String language) {
    List<SignUpForm.AttendeeForm> people =
        Optional.ofNullable(draft.form().attendees()).orElse(List.of());
    return Stream.iterate(0, n -> n < people.size(), n -> n + 1)
        .flatMap(
            n ->
                people.get(n).needs().entrySet().stream()
                    .map(need -> need(need.getKey(), need.getValue().toString(), language))
                    .map(
                        said ->
                            people.size() == 1 ? said : whose(draft, n, language) + ": " + said));
  }

  private String whose(SignUpDraft draft, int n, String language) {
    return Objects.requireNonNullElseGet(
        draft.names().get(n), () -> catalogue.text(language, "registration.person", n + 1));
  }

  private String need(String need, String value, String language) {
    String said = need.equals("interpretation") ? choices.languageName(value, language) : value;
    return catalogue.text(language, "registration.check.need." + need, said);
  }

  private Stream<String> consents(SignUpDraft draft, String language) {
    return draft.consents().stream()
        .filter(purpose -> draft.fields().is("consent." + purpose))
        .map(purpose -> text(language, "registration.consent." + purpose));
  }

  private Row answer(SignUpDraft draft, Question question, String language) {
    List<Option> options = choices.of(question, language);
    List<String> said =
        draft.fields().all("answer." + question.key()).stream()
            .filter(value -> !value.isBlank())
            .map(value -> label(options, value))
            .toList();
    return new Row(SignUpStep.QUESTIONS.key(), FormErrors.in(question.label(), language), said);
  }

  private static String label(List<Option> options, String value) {
    return options.stream()
        .filter(option -> option.value().equals(value))
        .map(Option::label)
        .findFirst()
        .orElse(value);
  }

  private static String typed(SignUpDraft draft, String field) {
    return Objects.requireNonNullElse(draft.fields().get(field), "");
  }

  private String text(String language, String key) {
    return catalogue.text(language, key);
  }
}
