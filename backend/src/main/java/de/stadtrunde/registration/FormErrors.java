package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Problem.Fault;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says the faults of a form in words, at the fields where they are mended. */
@Component
class FormErrors {

  private static final String KEY = "registration.error.";
  private static final Pattern PERSON = Pattern.compile("attendee\\.(\\d+)\\.(.+)");
  private static final Map<String, String> SINGULAR =
      Map.of("attendees", "attendee", "answers", "answer", "consents", "consent", "needs", "need");

  /** What is said when a field is empty, or holds what its choices do not offer. */
  private static final Map<String, String> MISSING =
      Map.of(
          "who", "who",
          "participation", "participation",
          "contact.name", "name",
          "contact.email", "email",
          "organisation.name", "organisation",
          "organisation.type", "organisation-type",
          "consent.guardian", "guardian");

  private final Catalogue catalogue;

  FormErrors(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @param field id of the field to mend; null for the form as a whole
   */
  record Error(String field, String message) {}

  /** The name of the form's field for a pointer into the sign-up's JSON (RFC 6901). */
  static String field(String pointer) {
    if (pointer.equals("/kind")) {
      return "who";
    }
    String[] parts = pointer.substring(1).split("/");
    for (int i = 0; i < parts.length && parts.length > 1; i++) {
      String name = parts[i].replace("~1", "/").replace("~0", "~");
      parts[i] = i == 1 && parts[0].equals("answer") ? name : SINGULAR.getOrDefault(name, name);
    }
    return String.join(".", parts);
  }

  /** In the order of the faults, each said once. */
  List<Error> of(SignUpDraft draft, List<Fault> faults, String language) {
    return faults.stream().map(fault -> error(draft, fault, language)).distinct().toList();
  }

  /** One error of a form that has nothing to do with a sign-up's fields. */
  Error of(String field, String key, String language) {
    return new Error(field, catalogue.text(language, KEY + key));
  }

  private Error error(SignUpDraft draft, Fault fault, String language) {
    String field = field(fault.pointer());
    Matcher person = PERSON.matcher(field);
    if (person.matches()) {
      int number = Integer.parseInt(person.group(1)) + 1;
      return new Error(field, ofPerson(draft, number, person.group(2), fault.code(), language));
    }
    if (field.startsWith("answer.")) {
      String label = label(draft.event(), field.substring("answer.".length()), language);
      return new Error(field, words(field, fault.code(), label, language));
    }
    boolean whole = field.equals("attendees") || field.equals("consents");
    int most = most(draft, fault.code());
    return new Error(whole ? null : field, words(field, fault.code(), most, language));
  }

  private String ofPerson(
      SignUpDraft draft, int number, String field, String code, String language) {
    if (field.equals("name") && code.equals("required")) {
      String key = draft.isInstitution() ? "delegate-name" : "person-name";
      return catalogue.text(language, KEY + key, number);
    }
    String message = words("contact." + field, code, "", language);
    return draft.people() == 1
        ? message
        : catalogue.text(language, KEY + "of-person", number, message);
  }

  private String words(String field, String code, Object argument, String language) {
    return switch (code) {
      case "required" ->
          catalogue.text(language, KEY + MISSING.getOrDefault(field, "required"), argument);
      case "unknown", "yes-no" ->
          catalogue.text(language, KEY + MISSING.getOrDefault(field, "choice"));
      case "too-long" -> catalogue.text(language, KEY + "too-long", longest(field));
      case "control-character", "text" -> catalogue.text(language, KEY + "characters");
      default -> catalogue.text(language, KEY + code, argument);
    };
  }

  private static int longest(String field) {
    if (field.endsWith(".email")) {
      return Faults.LONGEST_ADDRESS;
    }
    return field.startsWith("answer.") ? Answers.LONGEST_TEXT : SignUpCheck.LONGEST_NAME;
  }

  /** The limit that was overstepped: the whole contingent or one organisation's part of it. */
  private static int most(SignUpDraft draft, String code) {
    return draft
        .contingent()
        .map(
            each -> code.equals("too-many") ? each.maxPerOrganisation() : (Integer) each.capacity())
        .orElse(SignUpFields.MOST_PEOPLE);
  }

  private static String label(Event event, String key, String language) {
    return event.questions().stream()
        .filter(question -> question.key().equals(key))
        .findFirst()
        .map(question -> in(question.label(), language))
        .orElse(key);
  }

  /** The text in this language, else in German, else in any. */
  static String in(Map<String, String> texts, String language) {
    String german = texts.getOrDefault(Catalogue.GERMAN, String.join("", texts.values()));
    return texts.getOrDefault(language, german);
  }
}
