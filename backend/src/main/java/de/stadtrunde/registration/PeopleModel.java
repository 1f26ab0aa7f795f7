package de.stadtrunde.registration;

import de.stadtrunde.event.EventHead;
import de.stadtrunde.registration.SignUpDraft.Who;
import de.stadtrunde.shared.Problem;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** What the page of people shows; see frontend/pages/registration/people.html. */
@Component
class PeopleModel {

  private static final String REMOVE = "remove-person:\\d{1,2}";

  private final FormErrors errors;
  private final FormChoices choices;

  PeopleModel(FormErrors errors, FormChoices choices) {
    this.errors = errors;
    this.choices = choices;
  }

  /** The page after a button that saves nothing. */
  Rendering aside(PeopleChange change, String action, String language) {
    SignUpFields fields = change.draft().fields();
    if (action.equals("add-person")) {
      return page(change.with(fields.rows(fields.people() + 1)), List.of(), language);
    }
    boolean removes = action.matches(REMOVE) && fields.people() > 1;
    int gone = removes ? Integer.parseInt(action.replaceAll("\\D", "")) : -1;
    return page(removes ? change.with(fields.without(gone)) : change, List.of(), language);
  }

  Rendering page(PeopleChange change, List<FormErrors.Error> faults, String language) {
    SignUpDraft draft = withLanguages(change.draft(), language);
    return Rendering.view("registration/people")
        .status(HttpStatusCode.valueOf(faults.isEmpty() ? 200 : 422))
        .modelAttribute("event", EventHead.of(draft.event(), language))
        .modelAttribute("kind", draft.who().map(Who::name).orElse(Who.SEVERAL.name()))
        .modelAttribute("form", draft.fields().model(List.of()))
        .modelAttribute("personCount", draft.people())
        .modelAttribute("mailLanguages", choices.mailLanguages())
        .modelAttribute("errors", faults)
        .modelAttribute("switchForm", "people")
        .build();
  }

  private static SignUpDraft withLanguages(SignUpDraft draft, String language) {
    SignUpFields fields = draft.fields();
    for (int n = 0; draft.isInstitution() && n < fields.people(); n++) {
      fields = fields.orElse(SignUpFields.person(n, "language"), language);
    }
    return draft.with(fields);
  }

  /** The page again with what was typed; problems that are nobody's mistake rise. */
  Mono<Rendering> refused(PeopleChange change, Problem problem, String language) {
    if (!problem.faults().isEmpty()) {
      return Mono.just(
          page(change, errors.of(change.draft(), problem.faults(), language), language));
    }
    return switch (problem.code()) {
      case "registration-closed", "event-cancelled" ->
          Mono.just(page(change, List.of(errors.of(null, "no-more-people", language)), language));
      case "over", "not-confirmed" -> Mono.just(Rendering.redirectTo("/registration").build());
      default -> Mono.error(problem);
    };
  }
}
