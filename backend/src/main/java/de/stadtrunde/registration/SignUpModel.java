package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.event.Event.Question;
import de.stadtrunde.event.EventHead;
import de.stadtrunde.registration.FormChoices.Option;
import de.stadtrunde.registration.SignUpWizard.Turn;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What the template of a sign-up's page shows; see frontend/pages/registration/sign-up.html. */
@Component
class SignUpModel {

  private final FormChoices choices;
  private final SignUpSummary summary;
  private final FormErrors errors;
  private final Clock clock;

  SignUpModel(FormChoices choices, SignUpSummary summary, FormErrors errors, Clock clock) {
    this.choices = choices;
    this.summary = summary;
    this.errors = errors;
    this.clock = clock;
  }

  /** A field that this page does not ask, carried along. */
  record Carried(String name, String value) {}

  record Asked(String key, String type, boolean required, String label, List<Option> options) {}

  Map<String, Object> of(Turn turn, String language) {
    SignUpDraft draft = withLanguages(turn.draft(), language);
    Map<String, Object> model = new HashMap<>();
    model.put("event", EventHead.of(draft.event(), language));
    model.put("step", turn.step().key());
    model.put("position", draft.path().indexOf(turn.step()) + 1);
    model.put("count", draft.path().size());
    model.put("kind", draft.who().map(Enum::name).orElse(null));
    model.put("form", draft.fields().model(several(draft.event())));
    model.put("errors", errors(turn, language));
    model.put("carried", carried(draft, turn.step()));
    model.put("switchForm", "sign-up");
    model.putAll(topic(draft, turn.step(), language));
    return model;
  }

  /** On the check page there is no field to lead to. */
  private List<FormErrors.Error> errors(Turn turn, String language) {
    List<FormErrors.Error> found = errors.of(turn.draft(), turn.faults(), language);
    return turn.step() == SignUpStep.CHECK
        ? found.stream().map(error -> new FormErrors.Error(null, error.message())).toList()
        : found;
  }

  /** People are written to in the language they read just now, unless they choose another. */
  private static SignUpDraft withLanguages(SignUpDraft draft, String language) {
    SignUpFields fields = draft.fields().orElse("contact.language", language);
    for (int n = 0; draft.isInstitution() && n < fields.people(); n++) {
      fields = fields.orElse(SignUpFields.person(n, "language"), language);
    }
    return draft.with(fields);
  }

  private static List<String> several(Event event) {
    return event.questions().stream()
        .filter(question -> question.type() == Question.Type.CHOICES)
        .map(question -> "answer." + question.key())
        .toList();
  }

  private static List<Carried> carried(SignUpDraft draft, SignUpStep step) {
    Set<String> asked = draft.questions().stream().map(Question::key).collect(Collectors.toSet());
    List<Carried> carried =
        draft.fields().all().entrySet().stream()
            .filter(field -> !isAsked(field.getKey(), step, asked))
            .flatMap(
                field -> field.getValue().stream().map(one -> new Carried(field.getKey(), one)))
            .collect(Collectors.toList());
    if (step == SignUpStep.QUESTIONS) {
      asked.forEach(key -> carried.add(new Carried("shown", key)));
    }
    return carried;
  }

  private static boolean isAsked(String field, SignUpStep step, Set<String> asked) {
    return SignUpStep.asking(field) == step
        && !field.equals("seen")
        && (step != SignUpStep.QUESTIONS || asked.contains(field.substring("answer.".length())));
  }

  private Map<String, Object> topic(SignUpDraft draft, SignUpStep step, String language) {
    return switch (step) {
      case WHO -> Map.of("kinds", draft.kinds().stream().map(Enum::name).toList());
      case PARTICIPATION -> Map.of("modes", draft.modes().stream().map(Enum::name).toList());
      case PEOPLE -> people(draft, language);
      case CONTACT -> Map.of("mailLanguages", choices.mailLanguages());
      case QUESTIONS -> Map.of("questions", questions(draft, language));
      case NEEDS -> needs(draft, language);
      case CHECK -> Map.of("summary", summary.of(draft, language));
    };
  }

  private Map<String, Object> people(SignUpDraft draft, String language) {
    Map<String, Object> model = new HashMap<>();
    model.put("personCount", draft.people());
    model.put("organisationTypes", choices.organisationTypes(language));
    model.put("mailLanguages", choices.mailLanguages());
    if (draft.isInstitution()) {
      model.put("maxPeople", draft.contingent().map(Contingent::maxPerOrganisation).orElse(null));
      model.put("namesDue", namesDue(draft));
    }
    return model;
  }

  /** Null when the people must be named at once. */
  private Instant namesDue(SignUpDraft draft) {
    Instant due = draft.contingent().map(Contingent::namesDue).orElse(draft.event().startsAt());
    return clock.instant().isBefore(due) ? due : null;
  }

  private List<Asked> questions(SignUpDraft draft, String language) {
    return draft.questions().stream()
        .map(
            each ->
                new Asked(
                    each.key(),
                    each.type().name(),
                    each.required(),
                    FormErrors.in(each.label(), language),
                    choices.of(each, language)))
        .toList();
  }

  private Map<String, Object> needs(SignUpDraft draft, String language) {
    return Map.of(
        "names", draft.names(),
        "told", told(draft),
        "needs", draft.needs(),
        "consents", draft.consents(),
        "interpretationLanguages", choices.interpretationLanguages(language));
  }

  /** By person: whether a need was told already, so that its fields are in sight. */
  private static List<Boolean> told(SignUpDraft draft) {
    return IntStream.range(0, draft.people())
        .mapToObj(n -> SignUpFields.person(n, "need."))
        .map(
            needs ->
                draft.fields().all().keySet().stream()
                    .anyMatch(field -> field.startsWith(needs) && draft.fields().has(field)))
        .toList();
  }
}
