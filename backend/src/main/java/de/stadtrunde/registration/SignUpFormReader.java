package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Event.Question;
import de.stadtrunde.registration.SignUpDraft.Who;
import de.stadtrunde.registration.SignUpForm.AttendeeForm;
import de.stadtrunde.registration.SignUpForm.ContactForm;
import de.stadtrunde.registration.SignUpForm.OrganisationForm;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a draft's fields as the sign-up that programs would send. */
final class SignUpFormReader {

  private final SignUpDraft draft;
  private final SignUpFields fields;

  SignUpFormReader(SignUpDraft draft) {
    this.draft = draft;
    this.fields = draft.fields();
  }

  SignUpForm form() {
    return new SignUpForm(
        draft.who().map(who -> who == Who.INSTITUTION ? "INSTITUTION" : "CITIZEN").orElse(null),
        new ContactForm(
            fields.get("contact.name"),
            fields.get("contact.email"),
            fields.get("contact.language")),
        fields.get("participation"),
        draft.isInstitution()
            ? new OrganisationForm(fields.get("organisation.name"), fields.get("organisation.type"))
            : null,
        attendees(),
        answers(draft.event(), fields),
        consented());
  }

  /** Somebody alone is listed only if there is more to say than the contact says. */
  private List<AttendeeForm> attendees() {
    if (draft.alone()) {
      Map<String, Object> needs = needs(0);
      return needs.isEmpty()
          ? null
          : List.of(new AttendeeForm(fields.get("contact.name"), null, null, null, false, needs));
    }
    return IntStream.range(0, draft.people()).mapToObj(this::attendee).toList();
  }

  private AttendeeForm attendee(int n) {
    boolean delegate = draft.isInstitution();
    return new AttendeeForm(
        fields.get(SignUpFields.person(n, "name")),
        delegate ? fields.get(SignUpFields.person(n, "email")) : null,
        delegate ? fields.get(SignUpFields.person(n, "language")) : null,
        delegate ? fields.get(SignUpFields.person(n, "function")) : null,
        !delegate && fields.is(SignUpFields.person(n, "child")),
        needs(n));
  }

  private Map<String, Object> needs(int n) {
    Map<String, Object> told = new LinkedHashMap<>();
    for (String need : draft.needs()) {
      String typed = need.equals("childcare") ? childcare(n) : typed(n, need);
      if (!typed.isEmpty()) {
        told.put(need, typed);
      }
    }
    return told;
  }

  private String childcare(int n) {
    String number = typed(n, "childcare");
    String ages = typed(n, "childcareAges");
    return number.isEmpty() || ages.isEmpty() ? number + ages : number + " (" + ages + ")";
  }

  private String typed(int n, String need) {
    String name = SignUpFields.person(n, "need." + need);
    return fields.has(name) ? fields.get(name).strip() : "";
  }

  /** What was answered, by question, as the check takes it; questions left out are missing. */
  static Map<String, Object> answers(Event event, SignUpFields fields) {
    Map<String, Object> answers = new HashMap<>();
    event
        .questions()
        .forEach(
            question ->
                answer(question, fields).ifPresent(one -> answers.put(question.key(), one)));
    return answers;
  }

  private static Optional<Object> answer(Question question, SignUpFields fields) {
    String name = "answer." + question.key();
    if (!fields.has(name)) {
      return Optional.empty();
    }
    String typed = fields.get(name);
    return Optional.of(
        switch (question.type()) {
          case YES_NO ->
              typed.equals("true") || typed.equals("false") ? (Object) typed.equals("true") : typed;
          case NUMBER -> number(typed);
          case CHOICES -> fields.all(name);
          default -> typed;
        });
  }

  /** A number as people write it, with point or comma; else as typed, for the check to refuse. */
  private static Object number(String typed) {
    try {
      BigDecimal number = new BigDecimal(typed.strip().replace(',', '.'));
      return Math.abs(number.scale()) > 9 || number.precision() > 15 ? typed : number;
    } catch (NumberFormatException words) {
      return typed;
    }
  }

  private Map<String, Boolean> consented() {
    Map<String, Boolean> given = new LinkedHashMap<>();
    draft.consents().forEach(purpose -> given.put(purpose, fields.is("consent." + purpose)));
    return given;
  }
}
