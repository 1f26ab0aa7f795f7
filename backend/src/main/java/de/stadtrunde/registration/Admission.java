package de.stadtrunde.registration;

import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.registration.Standing.Ending;
import de.stadtrunde.registration.Standing.Status;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives somebody the seat for good, or takes it back, and tells all who must know. */
@Component
class Admission {

  private final PeopleRepository people;
  private final Notices notices;

  Admission(PeopleRepository people, Notices notices) {
    this.people = people;
    this.notices = notices;
  }

  /** Takes part: the contact gets the seat's mail, delegates with an address their own. */
  Mono<Registration> confirm(Ledger ledger, Registration registration) {
    Registration confirmed = ledger.move(registration, registration.standing().confirmed());
    ledger.mail(notices.again(Kind.CONFIRMED, confirmed, ledger.now()));
    return tellDelegates(ledger, confirmed, Kind.DELEGATE).thenReturn(confirmed);
  }

  /** Takes part no more; whoever had been told so is told this too. */
  Mono<Registration> end(
      Ledger ledger, Registration registration, Status last, Ending ending, Kind kind) {
    boolean wasIn = registration.standing().status() == Status.CONFIRMED;
    Registration ended = ledger.move(registration, registration.standing().ended(last, ending));
    ledger.mail(notices.once(kind, ended, ledger.now()));
    return (wasIn ? tellDelegates(ledger, ended, Kind.DELEGATE_CANCELLED) : Mono.<Void>empty())
        .thenReturn(ended);
  }

  static Ending now(Ledger ledger, By by, String reason) {
    return new Ending(ledger.now(), by, reason);
  }

  private Mono<Void> tellDelegates(Ledger ledger, Registration registration, Kind kind) {
    return registration.kind() == Registration.Kind.CITIZEN
        ? Mono.empty()
        : people
            .reachable(registration.id())
            .doOnNext(
                one ->
                    ledger.mail(
                        notices.delegate(
                            kind,
                            registration,
                            one.id(),
                            new Notices.Delegate(one.name(), one.email(), one.language()),
                            ledger.now())))
            .then();
  }
}
