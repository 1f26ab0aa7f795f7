package de.stadtrunde.registration;

import java.util.List;
import java.util.Map;

/**
 * A sign-up as it arrives (contract, Sign-up): nothing is checked yet, anything may be missing.
 *
 * @param attendees missing or empty: the contact comes alone
 * @param answers by question; strings, numbers, booleans or lists of strings
 */
record SignUpForm(
    String kind,
    ContactForm contact,
    String participation,
    OrganisationForm organisation,
    List<AttendeeForm> attendees,
    Map<String, Object> answers,
    Map<String, Boolean> consents) {

  record ContactForm(String name, String email, String language) {}

  record OrganisationForm(String name, String type) {}

  /**
   * @param needs by kind, see {@link NeedKind}; values are strings, or true for what needs no words
   */
  record AttendeeForm(
      String name,
      String email,
      String language,
      String function,
      Boolean child,
      Map<String, Object> needs) {}
}
