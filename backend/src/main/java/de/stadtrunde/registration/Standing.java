package de.stadtrunde.registration;

import java.time.Instant;

/**
 * Where a registration stands: its status, its seats and its place. Status and seat move together,
 * only by the methods below.
 *
 * @param seatUntil when a hold or an offer ends; null for one that does not
 * @param received with the registration's id, its place
 * @param people those who need a seat
 * @param confirmUntil when it expires unconfirmed; null once confirmed
 * @param missedOffers offers declined or let lapse: 0 or 1 while it lives
 * @param skipped waits without blocking those behind
 * @param ended null while it lives
 */
record Standing(
    Status status,
    Seat seat,
    Instant seatUntil,
    Instant received,
    int people,
    Instant confirmUntil,
    int missedOffers,
    boolean skipped,
    Ending ended) {

  enum Status {
    UNCONFIRMED,
    PENDING_APPROVAL,
    CONFIRMED,
    WAITLISTED,
    OFFERED,
    CANCELLED,
    REJECTED,
    EXPIRED
  }

  enum Seat {
    HELD,
    OFFERED,
    TAKEN,
    NONE
  }

  /** By whom and why it ended. */
  record Ending(Instant at, By by, String reason) {}

  enum By {
    PERSON,
    STAFF,
    EVENT,
    CLOCK
  }

  /** A new sign-up, with seats held until {@code seatUntil}. */
  static Standing held(Instant received, int people, Instant confirmUntil, Instant seatUntil) {
    return new Standing(
        Status.UNCONFIRMED, Seat.HELD, seatUntil, received, people, confirmUntil, 0, false, null);
  }

  /** A new sign-up that has a place only. */
  static Standing placed(Instant received, int people, Instant confirmUntil) {
    return new Standing(
        Status.UNCONFIRMED, Seat.NONE, null, received, people, confirmUntil, 0, false, null);
  }

  boolean live() {
    return ended == null;
  }

  /** Has the address proven and stands in the line. */
  boolean inLine() {
    return status == Status.WAITLISTED || status == Status.OFFERED;
  }

  /** The hold lapsed: the place stays. */
  Standing lapsed() {
    return move(status, Seat.NONE, null);
  }

  Standing confirmed() {
    return move(Status.CONFIRMED, Seat.TAKEN, null);
  }

  /** The organiser decides; a hold no longer ends by itself. */
  Standing pending(boolean seated) {
    return move(Status.PENDING_APPROVAL, seated ? Seat.HELD : Seat.NONE, null);
  }

  Standing waiting() {
    return move(Status.WAITLISTED, Seat.NONE, null);
  }

  Standing offered(Instant until) {
    return move(Status.OFFERED, Seat.OFFERED, until);
  }

  /** The seat it has, held or offered, ends then; null: not by itself. */
  Standing until(Instant end) {
    return move(status, seat, end);
  }

  /** The first missed offer: waits again, at the end of the line. */
  Standing missed(Instant newPlace) {
    return new Standing(
        Status.WAITLISTED, Seat.NONE, null, newPlace, people, null, missedOffers + 1, false, null);
  }

  Standing passedOver() {
    return new Standing(
        status, seat, seatUntil, received, people, confirmUntil, missedOffers, true, ended);
  }

  Standing people(int fewer) {
    return new Standing(
        status, seat, seatUntil, received, fewer, confirmUntil, missedOffers, skipped, ended);
  }

  Standing confirmUntil(Instant end) {
    return new Standing(
        status, seat, seatUntil, received, people, end, missedOffers, skipped, ended);
  }

  Standing ended(Status last, Ending ending) {
    return new Standing(
        last, Seat.NONE, null, received, people, null, missedOffers, skipped, ending);
  }

  private Standing move(Status status, Seat seat, Instant seatUntil) {
    Instant confirm = status == Status.UNCONFIRMED ? confirmUntil : null;
    return new Standing(
        status, seat, seatUntil, received, people, confirm, missedOffers, skipped, null);
  }
}
