package de.stadtrunde.registration;

import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.registration.Standing.Ending;
import de.stadtrunde.registration.Standing.Status;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives somebody the seat for good, or takes it back, and tells all who must know. */
@Component
class Admission {

  private final Delegates delegates;
  private final Notices notices;

  Admission(Delegates delegates, Notices notices) {
    this.delegates = delegates;
    this.notices = notices;
  }

  /** Takes part: the contact gets the seat's mail, delegates with an address their own. */
  Mono<Registration> confirm(Ledger ledger, Registration registration) {
    Registration confirmed = ledger.move(registration, registration.standing().confirmed());
    ledger.mail(notices.again(Kind.CONFIRMED, confirmed, ledger.now()));
    return delegates.tell(ledger, List.of(confirmed), Kind.DELEGATE).thenReturn(confirmed);
  }

  /** Takes part no more; whoever had been told so is told this too. */
  Mono<Registration> end(
      Ledger ledger, Registration registration, Status last, Ending ending, Kind kind) {
    Standing before = registration.standing();
    Registration ended = ledger.move(registration, before.ended(last, ending));
    ledger.mail(notices.ended(kind, ended, before, ledger.now()));
    return before.status() == Status.CONFIRMED
        ? delegates.tell(ledger, List.of(ended), Kind.DELEGATE_CANCELLED).thenReturn(ended)
        : Mono.just(ended);
  }

  static Ending now(Ledger ledger, By by, String reason) {
    return new Ending(ledger.now(), by, reason);
  }
}
