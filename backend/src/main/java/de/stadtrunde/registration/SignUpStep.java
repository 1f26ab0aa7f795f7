package de.stadtrunde.registration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The topics of signing up, one a page, in the order in which they are asked. */
enum SignUpStep {
  WHO,
  PARTICIPATION,
  PEOPLE,
  CONTACT,
  QUESTIONS,
  NEEDS,
  CHECK;

  /** As it stands in forms and names of templates. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<SignUpStep> of(String key) {
    return Arrays.stream(values()).filter(step -> step.key().equals(key)).findFirst();
  }

  /** Where the field with this name is asked. */
  static SignUpStep asking(String field) {
    if (field.contains(".need.") || field.startsWith("consent")) {
      return NEEDS;
    }
    return switch (field.split("\\.", 2)[0]) {
      case "who" -> WHO;
      case "participation" -> PARTICIPATION;
      case "organisation", "attendee", "attendees" -> PEOPLE;
      case "contact" -> CONTACT;
      case "answer" -> QUESTIONS;
      default -> CHECK;
    };
  }
}
