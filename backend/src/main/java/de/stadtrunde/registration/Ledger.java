package de.stadtrunde.registration;

import de.stadtrunde.event.Event.State;
import de.stadtrunde.mail.Mail;
import de.stadtrunde.registration.Standing.Seat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The seats of one event while its row is locked: what is free, who waits, and what this
 * transaction is about to write. Changes go through {@link #move}, which keeps the counters.
 */
final class Ledger {

  /** The event as read under the lock. */
  record Locked(
      UUID id,
      State state,
      Instant startsAt,
      Instant closes,
      ZoneId zone,
      boolean approval,
      Duration hold) {}

  /** One contingent's seats, in people. */
  static final class Seats {
    private final int capacity;
    private final boolean someoneWaits;
    private int held;
    private int offered;
    private int taken;

    Seats(int capacity, int held, int offered, int taken, boolean someoneWaits) {
      this.capacity = capacity;
      this.held = held;
      this.offered = offered;
      this.taken = taken;
      this.someoneWaits = someoneWaits;
    }

    int capacity() {
      return capacity;
    }

    int held() {
      return held;
    }

    int offered() {
      return offered;
    }

    int taken() {
      return taken;
    }

    int free() {
      return capacity - held - offered - taken;
    }

    private void add(Seat seat, int people) {
      switch (seat) {
        case HELD -> held += people;
        case OFFERED -> offered += people;
        case TAKEN -> taken += people;
        case NONE -> {}
      }
    }
  }

  private final Locked event;
  private final Instant now;
  private final Map<UUID, Seats> contingents;
  private final List<Registration> changed = new ArrayList<>();
  private final List<Registration> added = new ArrayList<>();
  private final List<Mail> mails = new ArrayList<>();
  private final Map<UUID, Boolean> newWaiting = new LinkedHashMap<>();
  private Instant lastReceived;

  /**
   * @param now the database's clock, read after the lock
   * @param lastReceived the latest place given for this event
   */
  Ledger(Locked event, Instant now, Instant lastReceived, Map<UUID, Seats> contingents) {
    this.event = event;
    this.now = now;
    this.lastReceived = lastReceived;
    this.contingents = contingents;
  }

  Locked event() {
    return event;
  }

  Instant now() {
    return now;
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
    return seats(contingent).someoneWaits || newWaiting.containsKey(contingent);
  }

  /** A new registration; its seats are counted at once. */
  Registration add(Registration registration) {
    Standing standing = registration.standing();
    seats(registration.contingent()).add(standing.seat(), standing.people());
    noteWaiting(registration);
    added.add(registration);
    return registration;
  }

  /** A registration moves to another standing: seats it leaves are free, seats it gets are not. */
  Registration move(Registration registration, Standing next) {
    Standing before = registration.standing();
    Seats seats = seats(registration.contingent());
    seats.add(before.seat(), -before.people());
    seats.add(next.seat(), next.people());
    Registration after = registration.with(next);
    noteWaiting(after);
    changed.removeIf(earlier -> earlier.id().equals(after.id()));
    changed.add(after);
    return after;
  }

  private void noteWaiting(Registration registration) {
    Standing standing = registration.standing();
    if (standing.live() && standing.seat() == Seat.NONE && !standing.skipped()) {
      newWaiting.put(registration.contingent(), true);
    }
  }

  void mail(Mail mail) {
    mails.add(mail);
  }

  /** Contingents in which seats are free although somebody waits: offers are due. */
  List<UUID> offersDue() {
    return contingents.keySet().stream()
        .filter(id -> someoneWaits(id) && seats(id).free() > 0)
        .toList();
  }

  List<Registration> takeAdded() {
    return take(added);
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
