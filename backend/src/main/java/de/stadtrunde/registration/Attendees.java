package de.stadtrunde.registration;

import de.stadtrunde.registration.NewRegistration.Attendee;
import de.stadtrunde.registration.Registration.Contact;
import de.stadtrunde.registration.Registration.Kind;
import de.stadtrunde.registration.SignUpForm.AttendeeForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Checks the people of a form. */
final class Attendees {

  /** More than any contingent of one room; a form beyond it is a mistake. */
  private static final int MOST = 500;

  private static final int LONGEST_NEED = 200;

  private final Kind kind;
  private final boolean namesDue;
  private final Faults faults;

  /**
   * @param namesDue whether an institution's people must have names by now; others always must
   */
  Attendees(Kind kind, boolean namesDue, Faults faults) {
    this.kind = kind;
    this.namesDue = namesDue;
    this.faults = faults;
  }

  /** In the order of the form; the contact alone when nobody is listed. */
  List<Attendee> check(SignUpForm form, Contact contact, boolean guardianConsents) {
    List<AttendeeForm> typed = form.attendees();
    if (typed == null || typed.isEmpty()) {
      return List.of(
          new Attendee(UUID.randomUUID(), contact.name(), null, null, null, false, Map.of()));
    }
    if (typed.size() > MOST) {
      faults.add("/attendees", "too-large");
      return List.of();
    }
    List<Attendee> checked = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      checked.add(check("/attendees/" + i, Optional.ofNullable(typed.get(i)).orElse(NOBODY)));
    }
    if (checked.stream().anyMatch(Attendee::child) && !guardianConsents) {
      faults.add("/consents/guardian", "required");
    }
    return checked;
  }

  private static final AttendeeForm NOBODY = new AttendeeForm(null, null, null, null, null, null);

  private Attendee check(String at, AttendeeForm typed) {
    boolean child = Boolean.TRUE.equals(typed.child());
    boolean mayLackName = child || kind == Kind.INSTITUTION && !namesDue;
    String name =
        mayLackName
            ? faults.line(at + "/name", typed.name(), SignUpCheck.LONGEST_NAME)
            : faults.required(at + "/name", typed.name(), SignUpCheck.LONGEST_NAME);
    return new Attendee(
        UUID.randomUUID(),
        name,
        faults.email(at + "/email", typed.email()),
        typed.language() == null ? null : SignUpCheck.language(typed.language()),
        faults.line(at + "/function", typed.function(), SignUpCheck.LONGEST_NAME),
        child,
        needs(at + "/needs", typed.needs()));
  }

  private Map<String, String> needs(String at, Map<String, Object> typed) {
    Map<String, String> checked = new TreeMap<>();
    Optional.ofNullable(typed)
        .orElse(Map.of())
        .forEach((key, value) -> need(at, key, value, checked));
    return checked;
  }

  private void need(String at, String key, Object value, Map<String, String> checked) {
    if (NeedKind.of(key).isEmpty()) {
      faults.add(at, "unknown");
    } else if (value instanceof String || value instanceof Number || Boolean.TRUE.equals(value)) {
      String text = faults.line(at + "/" + key, value.toString(), LONGEST_NEED);
      if (text != null) {
        checked.put(key, text);
      }
    } else if (value != null && !Boolean.FALSE.equals(value)) {
      faults.add(at + "/" + key, "text");
    }
  }
}
