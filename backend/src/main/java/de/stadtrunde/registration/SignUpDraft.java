package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.Question;
import java.util.ArrayList;
import java.util.HashMap;
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

  boolean alone() {
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
    Map<String, Object> typed = SignUpFormReader.answers(event, fields);
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
    return new SignUpFormReader(this).form();
  }
}
