package de.stadtrunde.registration;

import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.registration.Standing.Seat;
import java.util.UUID;

/** One contingent's seats while its event is locked, counted in people. */
final class Seats {

  /**
   * What the organiser set.
   *
   * @param organisation whom it is reserved for; null unless the audience is one organisation
   * @param maxPerOrganisation null without a maximum
   */
  record Terms(
      UUID contingent,
      Participation participation,
      Audience audience,
      UUID organisation,
      int capacity,
      Integer maxPerOrganisation) {}

  private final Terms terms;
  private final boolean someoneWaits;
  private int held;
  private int offered;
  private int taken;
  private Change unwritten = Change.NONE;

  /** By how much counters differ from what the database has. */
  record Change(int held, int offered, int taken) {

    static final Change NONE = new Change(0, 0, 0);
  }

  Seats(Terms terms, int held, int offered, int taken, boolean someoneWaits) {
    this.terms = terms;
    this.held = held;
    this.offered = offered;
    this.taken = taken;
    this.someoneWaits = someoneWaits;
  }

  Terms terms() {
    return terms;
  }

  int free() {
    return terms.capacity() - held - offered - taken;
  }

  /** Whether somebody waited without a seat when the ledger was opened. */
  boolean someoneWaits() {
    return someoneWaits;
  }

  /** Only the ledger moves the counters. */
  void count(Seat seat, int people) {
    Change before = unwritten;
    switch (seat) {
      case HELD -> {
        held += people;
        unwritten = new Change(before.held() + people, before.offered(), before.taken());
      }
      case OFFERED -> {
        offered += people;
        unwritten = new Change(before.held(), before.offered() + people, before.taken());
      }
      case TAKEN -> {
        taken += people;
        unwritten = new Change(before.held(), before.offered(), before.taken() + people);
      }
      case NONE -> {}
    }
  }

  /** What is to be added to the database's counters; asking again answers what came since. */
  Change takeChange() {
    Change change = unwritten;
    unwritten = Change.NONE;
    return change;
  }
}
