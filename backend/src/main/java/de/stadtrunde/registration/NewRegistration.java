package de.stadtrunde.registration;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a sign-up adds to the {@link Registration} itself.
 *
 * @param attendees in the order of the form; never empty
 * @param answers by question; values are strings, numbers, booleans or lists of strings
 * @param consents by purpose
 */
record NewRegistration(
    Registration registration,
    List<Attendee> attendees,
    Map<String, Object> answers,
    Map<String, Boolean> consents) {

  /**
   * One person who comes.
   *
   * @param name null for a child or a delegate still to be named
   * @param needs by kind; empty without any
   */
  record Attendee(
      UUID id,
      String name,
      String email,
      String language,
      String function,
      boolean child,
      Map<String, String> needs) {

    Attendee with(UUID id) {
      return new Attendee(id, name, email, language, function, child, needs);
    }

    Attendee with(Map<String, String> needs) {
      return new Attendee(id, name, email, language, function, child, needs);
    }
  }
}
