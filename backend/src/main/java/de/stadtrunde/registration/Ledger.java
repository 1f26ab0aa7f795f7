package de.stadtrunde.registration;

import de.stadtrunde.event.Event.State;
import de.stadtrunde.mail.Mail;
import de.stadtrunde.registration.Standing.Seat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The seats of one event while its row is locked: what is free, who waits, and what this
 * transaction is about to write. Changes go through {@link #move}, which keeps the counters.
 */
final class Ledger {

  /**
   * The event as read under the lock.
   *
   * @param sequence counts the changes of time, place and state
   */
  record Locked(
      UUID id,
      State state,
      Instant startsAt,
      Instant opens,
      Instant closes,
      ZoneId zone,
      boolean approval,
      Duration hold,
      int sequence) {}

  private final Locked event;
  private final Instant now;
  private final Map<UUID, Seats> contingents;
  private final boolean lapsesDue;
  private final List<Registration> changed = new ArrayList<>();
  private final List<Mail> mails = new ArrayList<>();
  private final Set<UUID> newlyWaiting = new HashSet<>();
  private final Set<UUID> freed = new HashSet<>();
  private Instant lastReceived;
  private boolean moved;

  /**
   * @param now the database's clock, read after the lock
   * @param lastReceived the latest place given for this event
   * @param lapsesDue whether anything of the event is past its time
   */
  Ledger(
      Locked event,
      Instant now,
      Instant lastReceived,
      Map<UUID, Seats> contingents,
      boolean lapsesDue) {
    this.event = event;
    this.now = now;
    this.lastReceived = lastReceived;
    this.contingents = contingents;
    this.lapsesDue = lapsesDue;
  }

  Locked event() {
    return event;
  }

  Instant now() {
    return now;
  }

  boolean lapsesDue() {
    return lapsesDue;
  }

  Instant lastReceived() {
    return lastReceived;
  }

  Map<UUID, Seats> contingents() {
    return contingents;
  }

  Seats seats(UUID contingent) {
    return contingents.get(contingent);
  }

  /** The time of a new place: later than every place given before, whatever the clock says. */
  Instant nextPlace() {
    Instant after = lastReceived.plus(1, ChronoUnit.MICROS);
    Instant clock = now.truncatedTo(ChronoUnit.MICROS);
    lastReceived = clock.isAfter(after) ? clock : after;
    return lastReceived;
  }

  /** Whether a newcomer of so many people gets seats now: they are free and nobody waits. */
  boolean seatsNewcomer(UUID contingent, int people) {
    return !someoneWaits(contingent) && seats(contingent).free() >= people;
  }

  boolean someoneWaits(UUID contingent) {
    return seats(contingent).someoneWaits() || newlyWaiting.contains(contingent);
  }

  /** A new registration; its seats are counted at once. */
  Registration add(Registration registration) {
    Standing standing = registration.standing();
    seats(registration.contingent()).count(standing.seat(), standing.people());
    moved = true;
    noteWaiting(registration);
    return registration;
  }

  /** A registration moves to another standing: seats it leaves are free, seats it gets are not. */
  Registration move(Registration registration, Standing next) {
    Standing before = registration.standing();
    Seats seats = seats(registration.contingent());
    seats.count(before.seat(), -before.people());
    seats.count(next.seat(), next.people());
    if (before.seat() != Seat.NONE && next.seat() == Seat.NONE) {
      freed.add(registration.contingent());
    }
    moved = true;
    Registration after = registration.with(next);
    noteWaiting(after);
    changed.removeIf(earlier -> earlier.id().equals(after.id()));
    changed.add(after);
    return after;
  }

  private void noteWaiting(Registration registration) {
    Standing standing = registration.standing();
    if (standing.live() && standing.seat() == Seat.NONE && !standing.skipped()) {
      newlyWaiting.add(registration.contingent());
    }
  }

  /** Whose address was erased is told nothing more. */
  void mail(Mail mail) {
    if (mail.recipient() != null) {
      mails.add(mail);
    }
  }

  /** Contingents in which seats are free although somebody waits: offers are due. */
  List<UUID> offersDue() {
    return contingents.keySet().stream()
        .filter(id -> someoneWaits(id) && seats(id).free() > 0)
        .toList();
  }

  /** Whether this transaction took somebody's seat in the contingent away. */
  boolean freed(UUID contingent) {
    return freed.contains(contingent);
  }

  /** Whether counters changed since this was asked last. */
  boolean takeMoved() {
    boolean was = moved;
    moved = false;
    return was;
  }

  List<Registration> takeChanged() {
    return take(changed);
  }

  List<Mail> takeMails() {
    return take(mails);
  }

  private static <T> List<T> take(List<T> list) {
    List<T> taken = List.copyOf(list);
    list.clear();
    return taken;
  }
}
