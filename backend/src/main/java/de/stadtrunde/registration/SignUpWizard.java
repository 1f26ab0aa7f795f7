package de.stadtrunde.registration;

import de.stadtrunde.registration.SignUpDraft.Who;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Leads through the pages of a sign-up: which page comes after a button was pressed. Keeps nothing;
 * every answer travels in the form.
 */
@Component
class SignUpWizard {

  private static final String SEEN = "seen";
  private static final String REMOVE = "remove-person:";
  private static final String CHANGE = "change:";

  private final SignUpCheck check;

  SignUpWizard(SignUpCheck check) {
    this.check = check;
  }

  /** A page to show, with what is to be mended on it. */
  record Turn(SignUpDraft draft, SignUpStep step, List<Fault> faults) {}

  Turn first(SignUpDraft draft) {
    return show(draft, draft.path().get(0));
  }

  /**
   * The page after {@code action} on {@code step}; the same one, with faults, while it has any.
   *
   * @param shown keys of the questions that the page asked; others are not missed yet
   */
  Mono<Turn> after(SignUpDraft draft, SignUpStep step, String action, Set<String> shown) {
    SignUpStep from = draft.path().contains(step) ? step : draft.path().get(0);
    if (action.equals("next")) {
      return faults(draft).map(faults -> next(draft, from, faults, shown));
    }
    return Mono.just(aside(draft, from, action));
  }

  private static Turn aside(SignUpDraft draft, SignUpStep from, String action) {
    SignUpFields fields = draft.fields();
    if (action.equals("add-person")) {
      return fields.people() < SignUpFields.MOST_PEOPLE
          ? show(draft.with(fields.rows(fields.people() + 1)), from)
          : new Turn(draft, from, List.of(new Fault("/attendees", "too-many-here")));
    }
    if (action.startsWith(REMOVE) && action.matches(REMOVE + "\\d{1,2}")) {
      int gone = Integer.parseInt(action.substring(REMOVE.length()));
      return show(draft.with(fields.without(gone)), from);
    }
    if (action.startsWith(CHANGE)) {
      SignUpStep wanted = SignUpStep.of(action.substring(CHANGE.length())).orElse(from);
      return show(draft, draft.path().contains(wanted) ? wanted : from);
    }
    return show(draft, action.equals("back") ? before(draft, from) : from);
  }

  private static SignUpStep before(SignUpDraft draft, SignUpStep step) {
    List<SignUpStep> path = draft.path();
    return path.get(Math.max(0, path.indexOf(step) - 1));
  }

  /** What the final check would refuse: the same rules at every step. */
  Mono<List<Fault>> faults(SignUpDraft draft) {
    return check
        .check(draft.event(), draft.form())
        .map(fine -> List.<Fault>of())
        .onErrorResume(Problem.class, problem -> Mono.just(problem.faults()));
  }

  private static Turn next(
      SignUpDraft draft, SignUpStep from, List<Fault> faults, Set<String> shown) {
    List<Fault> here =
        of(from, faults).stream()
            .filter(fault -> from != SignUpStep.QUESTIONS || wasAsked(fault, shown))
            .toList();
    boolean moreToAsk =
        from == SignUpStep.QUESTIONS
            && draft.questions().stream().anyMatch(question -> !shown.contains(question.key()));
    if (!here.isEmpty() || moreToAsk) {
      return new Turn(draft, from, here);
    }
    return seen(draft).contains(SignUpStep.CHECK.key())
        ? show(draft, firstOpen(draft, faults))
        : show(draft, draft.path().get(draft.path().indexOf(from) + 1));
  }

  private static boolean wasAsked(Fault fault, Set<String> shown) {
    return shown.contains(FormErrors.field(fault.pointer()).replaceFirst("answer\\.", ""));
  }

  /** Those that are mended on this page. */
  private static List<Fault> of(SignUpStep step, List<Fault> faults) {
    return faults.stream()
        .filter(fault -> SignUpStep.asking(FormErrors.field(fault.pointer())) == step)
        .toList();
  }

  /** After a change: the first page that is new or has faults, else straight back to the check. */
  private static SignUpStep firstOpen(SignUpDraft draft, List<Fault> faults) {
    return draft.path().stream()
        .filter(step -> !seen(draft).contains(step.key()) || !of(step, faults).isEmpty())
        .findFirst()
        .orElse(SignUpStep.CHECK);
  }

  /** The first page with something to mend. */
  Turn mend(SignUpDraft draft, List<Fault> faults) {
    SignUpStep step =
        draft.path().stream()
            .filter(each -> !of(each, faults).isEmpty())
            .findFirst()
            .orElse(SignUpStep.CHECK);
    return new Turn(
        show(draft, step).draft(), step, step == SignUpStep.CHECK ? faults : of(step, faults));
  }

  private static Turn show(SignUpDraft draft, SignUpStep step) {
    Set<String> seen = new LinkedHashSet<>(seen(draft));
    seen.add(step.key());
    SignUpFields fields = draft.fields().with(SEEN, String.join(" ", seen));
    return new Turn(draft.with(prepared(draft, fields, step)), step, List.of());
  }

  private static List<String> seen(SignUpDraft draft) {
    String seen = draft.fields().get(SEEN);
    return seen == null
        ? List.of()
        : Arrays.stream(SignUpStep.values())
            .map(SignUpStep::key)
            .filter(key -> List.of(seen.split(" ")).contains(key))
            .toList();
  }

  /** Nobody types twice what they have said before (WCAG 2.2, 3.3.7). */
  private static SignUpFields prepared(SignUpDraft draft, SignUpFields fields, SignUpStep step) {
    if (step == SignUpStep.PEOPLE) {
      boolean untouched = fields.people() <= 1 && !fields.has(SignUpFields.person(0, "name"));
      return untouched ? fields.rows(draft.isInstitution() ? 1 : 2) : fields;
    }
    String first = SignUpFields.person(0, "name");
    boolean several = draft.who().filter(Who.SEVERAL::equals).isPresent();
    return step == SignUpStep.CONTACT && several && fields.has(first)
        ? fields.orElse("contact.name", fields.get(first))
        : fields;
  }
}
