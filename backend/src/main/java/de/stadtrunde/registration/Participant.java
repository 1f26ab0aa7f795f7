package de.stadtrunde.registration;

import de.stadtrunde.event.Event.Participation;
import java.util.UUID;

/**
 * Somebody who holds a link of a registration, as the session's door sees them.
 *
 * @param attendee a delegate; null for the contact
 * @param name how they want to be called; empty for somebody not named yet
 * @param language of their mails, BCP 47
 */
public record Participant(
    UUID registration,
    UUID attendee,
    UUID event,
    String name,
    String language,
    Participation participation,
    Admitted admitted) {

  /** Whether the registration lets them in. */
  public enum Admitted {
    CONFIRMED,
    NOT_CONFIRMED,
    CANCELLED
  }

  static Participant of(Registration registration, Access.Holder holder, String name) {
    Standing standing = registration.standing();
    Admitted admitted =
        standing.status() == Standing.Status.CONFIRMED
            ? Admitted.CONFIRMED
            : standing.live() ? Admitted.NOT_CONFIRMED : Admitted.CANCELLED;
    return new Participant(
        registration.id(),
        holder.attendee(),
        registration.event(),
        name,
        registration.contact().language(),
        registration.participation(),
        admitted);
  }
}
