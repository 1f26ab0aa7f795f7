package de.stadtrunde.mail;

import java.util.UUID;

/** What became of a queued mail before delivery: a letter, or an end without one. */
sealed interface Prepared {

  /** The mail as it goes out. */
  record Letter(UUID id, String recipient, byte[] message) implements Prepared {}

  /**
   * What became of a mail.
   *
   * @param reason class of the fault, for example {@code smtp-451}; never what a server or a person
   *     said, which may hold an address; null when sent
   */
  record Outcome(UUID id, Kind kind, String reason) implements Prepared {

    static Outcome sent(UUID id) {
      return new Outcome(id, Kind.SENT, null);
    }

    static Outcome dropped(UUID id) {
      return new Outcome(id, Kind.DROPPED, "no-reason-left");
    }

    static Outcome refused(UUID id, String reason) {
      return new Outcome(id, Kind.REFUSED, reason);
    }

    static Outcome later(UUID id, String reason) {
      return new Outcome(id, Kind.LATER, reason);
    }
  }

  /** The mail host has it, nobody needs it any more, nobody will ever take it, or: try again. */
  enum Kind {
    SENT,
    DROPPED,
    REFUSED,
    LATER
  }
}
