package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.Question;
import de.stadtrunde.registration.SignUpForm.AttendeeForm;
import de.stadtrunde.registration.SignUpForm.ContactForm;
import de.stadtrunde.registration.SignUpForm.OrganisationForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A sign-up on its way through the pages: what the event offers and what was typed so far. */
record SignUpDraft(Event event, SignUpFields fields) {

  /** As whom people come: the first question, asked in their words. */
  enum Who {
    ALONE,
    SEVERAL,
    INSTITUTION
  }

  private static final List<String> NEEDS_ONLINE = List.of("interpretation", "signLanguage");
  private static final List<String> NEEDS_ONSITE =
      List.of("interpretation", "signLanguage", "wheelchair", "childcare", "diet");

  /** The draft with what need not be asked already answered. */
  static SignUpDraft of(Event event, SignUpFields fields) {
    SignUpDraft draft = new SignUpDraft(event, fields);
    if (draft.kinds().size() == 1) {
      draft = draft.with("who", draft.kinds().get(0).name());
    }
    return draft.who().isPresent() && draft.modes().size() == 1
        ? draft.with("participation", draft.modes().get(0).name())
        : draft;
  }

  private SignUpDraft with(String field, String value) {
    return new SignUpDraft(event, fields.with(field, value));
  }

  SignUpDraft with(SignUpFields other) {
    return of(event, other);
  }

  /** As whom one may come to this event; empty when it is by invitation only. */
  List<Who> kinds() {
    List<Who> kinds = new ArrayList<>();
    if (offers(Audience.PUBLIC)) {
      kinds.addAll(List.of(Who.ALONE, Who.SEVERAL));
    }
    if (offers(Audience.INSTITUTIONS)) {
      kinds.add(Who.INSTITUTION);
    }
    return kinds;
  }

  private boolean offers(Audience audience) {
    return event.contingents().stream().anyMatch(each -> each.audience() == audience);
  }

  Optional<Who> who() {
    return kinds().stream().filter(each -> each.name().equals(fields.get("who"))).findFirst();
  }

  boolean isInstitution() {
    return who().filter(Who.INSTITUTION::equals).isPresent();
  }

  /** The forms of taking part that are offered to them, on site first. */
  List<Participation> modes() {
    return contingents().stream().map(Contingent::participation).distinct().sorted().toList();
  }

  private List<Contingent> contingents() {
    Audience audience = isInstitution() ? Audience.INSTITUTIONS : Audience.PUBLIC;
    return event.contingents().stream().filter(each -> each.audience() == audience).toList();
  }

  /** Where their seats would come from; empty until they have chosen. */
  Optional<Contingent> contingent() {
    return contingents().stream()
        .filter(each -> each.participation().name().equals(fields.get("participation")))
        .findFirst();
  }

  /** The pages of this sign-up; topics that do not apply are left out. */
  List<SignUpStep> path() {
    return List.of(SignUpStep.values()).stream().filter(this::applies).toList();
  }

  private boolean applies(SignUpStep step) {
    return switch (step) {
      case WHO -> kinds().size() > 1;
      case PARTICIPATION -> modes().size() > 1;
      case PEOPLE -> who().isPresent() && !alone();
      case QUESTIONS -> !questions().isEmpty();
      default -> true;
    };
  }

  private boolean alone() {
    return who().filter(Who.ALONE::equals).isPresent();
  }

  /** How many would come. */
  int people() {
    return alone() || who().isEmpty() ? 1 : Math.max(1, fields.people());
  }

  /** Who comes, in order; null for somebody without a name yet. */
  List<String> names() {
    String field = alone() ? "contact.name" : null;
    return IntStream.range(0, people())
        .mapToObj(n -> field == null ? SignUpFields.person(n, "name") : field)
        .map(name -> fields.has(name) ? fields.get(name) : null)
        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }

  /** The needs that are asked: on site more than online. */
  List<String> needs() {
    return Participation.ONSITE.name().equals(fields.get("participation"))
        ? NEEDS_ONSITE
        : NEEDS_ONLINE;
  }

  /** The consents that are asked, by purpose. */
  List<String> consents() {
    List<String> asked = new ArrayList<>();
    if (hasChild()) {
      asked.add("guardian");
    }
    if (needs() == NEEDS_ONSITE) {
      asked.add("photo");
    }
    return asked;
  }

  private boolean hasChild() {
    return !alone()
        && !isInstitution()
        && IntStream.range(0, people()).anyMatch(n -> fields.is(SignUpFields.person(n, "child")));
  }

  /** The questions that are asked of somebody who gave these answers. */
  List<Question> questions() {
    Map<String, Object> typed = answers();
    Map<String, Object> given = new HashMap<>();
    List<Question> asked = new ArrayList<>();
    for (Question question : event.questions()) {
      if (Answers.asked(question, given)) {
        asked.add(question);
        given.put(question.key(), typed.get(question.key()));
      }
    }
    return asked;
  }

  /** The sign-up as the desk takes it. */
  SignUpForm form() {
    return new SignUpForm(
        who().map(who -> who == Who.INSTITUTION ? "INSTITUTION" : "CITIZEN").orElse(null),
        new ContactForm(
            fields.get("contact.name"),
            fields.get("contact.email"),
            fields.get("contact.language")),
        fields.get("participation"),
        isInstitution()
            ? new OrganisationForm(fields.get("organisation.name"), fields.get("organisation.type"))
            : null,
        attendees(),
        answers(),
        consented());
  }

  /** Somebody alone is listed only if there is more to say than the contact says. */
  private List<AttendeeForm> attendees() {
    if (alone()) {
      Map<String, Object> needs = needs(0);
      return needs.isEmpty()
          ? null
          : List.of(new AttendeeForm(fields.get("contact.name"), null, null, null, false, needs));
    }
    return IntStream.range(0, people()).mapToObj(this::attendee).toList();
  }

  private AttendeeForm attendee(int n) {
    boolean delegate = isInstitution();
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
    for (String need : needs()) {
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

  private Map<String, Object> answers() {
    Map<String, Object> answers = new HashMap<>();
    event
        .questions()
        .forEach(question -> answer(question).ifPresent(one -> answers.put(question.key(), one)));
    return answers;
  }

  private Optional<Object> answer(Question question) {
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
    consents().forEach(purpose -> given.put(purpose, fields.is("consent." + purpose)));
    return given;
  }
}
