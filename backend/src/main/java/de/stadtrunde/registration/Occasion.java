package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.registration.NewRegistration.Attendee;
import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.registration.Standing.Seat;
import de.stadtrunde.registration.Standing.Status;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A mail and what it is about, as everything stands when the mail leaves: hours may have passed
 * since it was caused.
 *
 * @param attendee the delegate it goes to; null for the contact, and for a delegate who is no
 *     longer listed
 */
record Occasion(
    Queued mail, Registration registration, Attendee attendee, Event event, Instant now) {

  static final String ATTENDEE = "attendee";

  /**
   * Fact of a mail to a delegate: who had signed them up, where the registration says so no more.
   */
  static final String ORGANISATION = "organisation";

  /** Fact of a mail about an end: whether it was a seat, in a calendar by now, that ended. */
  static final String WAS_CONFIRMED = "wasConfirmed";

  Kind kind() {
    return Kind.of(mail.kind());
  }

  /** Whether it goes to one of the people of a delegation instead of the contact. */
  boolean toDelegate() {
    return mail.facts().containsKey(ATTENDEE);
  }

  /** The delegate's id, which outlives the delegate; null for the contact. */
  UUID delegate() {
    return toDelegate() ? UUID.fromString(mail.facts().get(ATTENDEE).toString()) : null;
  }

  /** Whether what the mail tells is still so; what is not is left untold (see RATIONALE). */
  boolean holds() {
    if (erased()) {
      return kind() == Kind.ERASED || kind() == Kind.DELEGATE_CANCELLED;
    }
    return toDelegate() ? holdsForDelegate() : addressed() && holdsForContact();
  }

  private boolean erased() {
    return registration.contact().email() == null;
  }

  /** A link belongs to the registration's own address: another one may be a stranger's. */
  private boolean addressed() {
    return mail.recipient().equalsIgnoreCase(registration.contact().email());
  }

  private boolean holdsForDelegate() {
    return switch (kind()) {
      case DELEGATE -> listed() && is(Status.CONFIRMED) && !over();
      case DELEGATE_CANCELLED -> !(listed() && is(Status.CONFIRMED));
      case EVENT_CANCELLED -> attendee != null && event.state() == State.CANCELLED;
      case EVENT_POSTPONED -> listed() && is(Status.CONFIRMED) && postponed();
      case EVENT_MOVED -> listed() && is(Status.CONFIRMED) && scheduled() && !over();
      default -> false;
    };
  }

  /** Still one of the registration's people, under this address. */
  private boolean listed() {
    return attendee != null && mail.recipient().equalsIgnoreCase(attendee.email());
  }

  private boolean holdsForContact() {
    return switch (kind()) {
      case CONFIRM -> is(Status.UNCONFIRMED) && scheduled() && confirmable();
      case CONFIRMED -> is(Status.CONFIRMED) && !over();
      case PENDING -> is(Status.PENDING_APPROVAL) && !over();
      case WAITLISTED, OFFER_MISSED -> is(Status.WAITLISTED) && !begun();
      case OFFER -> is(Status.OFFERED) && scheduled() && offerLasts();
      case LAST_DAY, FREED -> is(Status.WAITLISTED) && scheduled() && lastDay() && !begun();
      case CHANGED -> registration.standing().live() && !over() && (postponed() || answerable());
      case CANCELLED -> is(Status.CANCELLED) && registration.standing().ended().by() != By.EVENT;
      case REJECTED -> is(Status.REJECTED);
      case EVENT_CANCELLED -> event.state() == State.CANCELLED && is(Status.CANCELLED);
      case EVENT_POSTPONED -> postponed() && registration.standing().live();
      case EVENT_MOVED -> scheduled() && registration.standing().live() && !over() && answerable();
      case DELEGATE, DELEGATE_CANCELLED, ERASED -> false;
    };
  }

  boolean is(Status status) {
    return registration.standing().status() == status;
  }

  boolean scheduled() {
    return event.state() == State.SCHEDULED;
  }

  boolean postponed() {
    return event.state() == State.POSTPONED;
  }

  private boolean begun() {
    return !now.isBefore(event.startsAt());
  }

  private boolean over() {
    return event.over(now);
  }

  /** From then on freed seats go to whoever answers first. */
  boolean lastDay() {
    return !now.isBefore(event.startsAt().minus(Offers.END_BEFORE_START));
  }

  /** The clock ends what nobody swept yet. */
  private boolean confirmable() {
    return lasts(registration.standing().confirmUntil());
  }

  private boolean offerLasts() {
    return lasts(registration.standing().seatUntil());
  }

  private boolean answerable() {
    return (!is(Status.UNCONFIRMED) || confirmable()) && (!is(Status.OFFERED) || offerLasts());
  }

  private boolean lasts(Instant end) {
    return end != null && end.isAfter(now);
  }

  /** Whether seats are held now: a lapsed hold is dead before it is swept. */
  boolean held() {
    Standing standing = registration.standing();
    return standing.seat() == Seat.HELD
        && (standing.seatUntil() == null || lasts(standing.seatUntil()));
  }

  /** How whoever gets this mail wants to be called; null for somebody without a name yet. */
  String addressee() {
    return toDelegate()
        ? Objects.toString(mail.facts().get("name"), null)
        : registration.contact().name();
  }

  /** A delegate who is out, and whoever was erased, has nothing more to open. */
  boolean opensRegistration() {
    return kind() != Kind.DELEGATE_CANCELLED && kind() != Kind.ERASED;
  }

  /** Seats that the mail is about: a delegate reads of the own only. */
  int seats() {
    return toDelegate() ? 1 : registration.standing().people();
  }

  /** Whether a calendar is to take the event, in its present time. */
  boolean entersCalendar() {
    return switch (kind()) {
      case CONFIRMED, CHANGED, DELEGATE, EVENT_MOVED -> is(Status.CONFIRMED) && scheduled();
      default -> false;
    };
  }

  /** Whether a calendar that took the event is to give it up. */
  boolean leavesCalendar() {
    return switch (kind()) {
      case EVENT_POSTPONED -> is(Status.CONFIRMED);
      case ERASED -> !begun() && Boolean.TRUE.equals(mail.facts().get(WAS_CONFIRMED));
      case CANCELLED, EVENT_CANCELLED, DELEGATE_CANCELLED ->
          toDelegate() || Boolean.TRUE.equals(mail.facts().get(WAS_CONFIRMED));
      default -> false;
    };
  }
}
