package de.stadtrunde.registration;

import de.stadtrunde.event.Event;

/** Nobody can sign up for this event now; the page says why and what comes next. */
class SignUpClosed extends RuntimeException {

  enum Reason {
    CANCELLED,
    POSTPONED,
    OVER,
    CLOSED,
    NOT_YET,
    INVITED
  }

  private final transient Event event;
  private final Reason reason;

  SignUpClosed(Event event, Reason reason) {
    super(reason.name(), null, false, false);
    this.event = event;
    this.reason = reason;
  }

  Event event() {
    return event;
  }

  Reason reason() {
    return reason;
  }
}
