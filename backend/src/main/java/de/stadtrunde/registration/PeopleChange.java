package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.registration.SignUpDraft.Who;
import de.stadtrunde.registration.SignUpForm.AttendeeForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A change of the people of a registration, on its way through the page. Rows remember who stood in
 * them before ({@code attendee.N.was}), so that what somebody needs stays with them, unseen.
 */
record PeopleChange(RegistrationView view, SignUpDraft draft) {

  /** The people as they are listed now. */
  static PeopleChange of(RegistrationView view, Event event) {
    Map<String, List<String>> fields = new TreeMap<>();
    for (int n = 0; n < view.attendees().size(); n++) {
      AttendeeForm one = view.attendees().get(n);
      put(fields, n, "was", String.valueOf(n));
      put(fields, n, "name", one.name());
      put(fields, n, "email", one.email());
      put(fields, n, "language", one.language());
      put(fields, n, "function", one.function());
      put(fields, n, "child", Boolean.TRUE.equals(one.child()) ? "true" : null);
    }
    if (Boolean.TRUE.equals(view.consents().get("guardian"))) {
      fields.put("consent.guardian", List.of("true"));
    }
    return of(view, event, SignUpFields.of(fields));
  }

  private static void put(Map<String, List<String>> fields, int n, String field, String value) {
    if (value != null || field.equals("name")) {
      fields.put(SignUpFields.person(n, field), List.of(value == null ? "" : value));
    }
  }

  /** The people as they were typed. */
  static PeopleChange of(RegistrationView view, Event event, SignUpFields typed) {
    Who who = view.organisation() == null ? Who.SEVERAL : Who.INSTITUTION;
    SignUpFields fields =
        typed.rows(1).with("who", who.name()).with("participation", view.participation());
    return new PeopleChange(view, SignUpDraft.of(event, fields));
  }

  PeopleChange with(SignUpFields fields) {
    return of(view, draft.event(), fields);
  }

  /** As a merge patch of the sign-up's body. */
  Map<String, Object> patch() {
    List<AttendeeForm> typed = draft.form().attendees();
    List<AttendeeForm> people = new ArrayList<>();
    for (int n = 0; n < typed.size(); n++) {
      people.add(withNeeds(typed.get(n), draft.fields().get(SignUpFields.person(n, "was"))));
    }
    Map<String, Object> patch = new LinkedHashMap<>();
    patch.put("attendees", people);
    if (draft.consents().contains("guardian")) {
      patch.put("consents", Map.of("guardian", draft.fields().is("consent.guardian")));
    }
    return patch;
  }

  private AttendeeForm withNeeds(AttendeeForm typed, String was) {
    boolean known = was != null && was.matches("\\d{1,3}");
    int row = known ? Integer.parseInt(was) : Integer.MAX_VALUE;
    Map<String, Object> needs =
        row < view.attendees().size() ? view.attendees().get(row).needs() : Map.of();
    return new AttendeeForm(
        typed.name(), typed.email(), typed.language(), typed.function(), typed.child(), needs);
  }
}
