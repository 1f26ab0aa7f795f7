package de.stadtrunde.registration;

import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.registration.NewRegistration.Attendee;
import de.stadtrunde.registration.Registration.Contact;
import de.stadtrunde.registration.Registration.Kind;
import de.stadtrunde.registration.Registration.Organisation;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A sign-up whose form is in order; whether it gets seats is decided under the event's lock.
 *
 * @param organisation null for citizens
 * @param attendees who comes; never empty
 */
record SignUp(
    UUID event,
    Kind kind,
    Participation participation,
    Contact contact,
    Organisation organisation,
    List<Attendee> attendees,
    Map<String, Object> answers,
    Map<String, Boolean> consents) {

  /**
   * What the caller learns, the same for a known and an unknown address.
   *
   * @param heldUntil RFC 3339; null when no seat was free
   */
  record Answer(String reference, Standing.Status status, String heldUntil) {}

  /** The same for an entry of the directory; its type beats the typed one. */
  SignUp of(UUID entry, String type) {
    Organisation known = new Organisation(entry, organisation.name(), organisation.key(), type);
    return new SignUp(event, kind, participation, contact, known, attendees, answers, consents);
  }

  int people() {
    return attendees.size();
  }
}
