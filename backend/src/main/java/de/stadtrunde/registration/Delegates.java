package de.stadtrunde.registration;

import de.stadtrunde.registration.NewRegistration.Attendee;
import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.registration.PeopleRepository.Reachable;
import de.stadtrunde.registration.Standing.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes to those whom a change concerns: delegates with an address of their own, the contact. */
@Component
class Delegates {

  private final PeopleRepository people;
  private final Details details;
  private final Notices notices;

  Delegates(PeopleRepository people, Details details, Notices notices) {
    this.people = people;
    this.details = details;
    this.notices = notices;
  }

  /** Tells all of these delegations; citizens are told by their contact's mail. */
  Mono<Void> tell(Ledger ledger, List<Registration> registrations, Kind kind) {
    Map<UUID, Registration> delegations =
        registrations.stream()
            .filter(one -> one.kind() == Registration.Kind.INSTITUTION)
            .collect(Collectors.toMap(Registration::id, Function.identity()));
    return delegations.isEmpty()
        ? Mono.empty()
        : people
            .reachable(List.copyOf(delegations.keySet()))
            .doOnNext(
                one -> tell(ledger, delegations.get(one.registration()), one.attendee(), kind))
            .then();
  }

  /** Writes what the coordinator changed, and to those who are in or out by it. */
  Mono<Void> amend(
      Ledger ledger, Registration registration, SignUp wanted, List<Attendee> attendees) {
    return reachable(registration)
        .flatMap(
            before ->
                details
                    .amend(registration.id(), wanted, attendees)
                    .then(Mono.defer(() -> reachable(registration)))
                    .doOnNext(after -> tellChanges(ledger, registration, before, after)))
        .then();
  }

  /** Whoever changed it held the link; the contact learns of it in any case. */
  void tellContact(Ledger ledger, Registration changed) {
    ledger.mail(notices.again(Kind.CHANGED, changed, ledger.now()));
  }

  private Mono<List<Attendee>> reachable(Registration registration) {
    boolean told =
        registration.kind() == Registration.Kind.INSTITUTION
            && registration.standing().status() == Status.CONFIRMED;
    return told
        ? people.reachable(List.of(registration.id())).map(Reachable::attendee).collectList()
        : Mono.just(List.of());
  }

  private void tellChanges(
      Ledger ledger, Registration registration, List<Attendee> before, List<Attendee> after) {
    without(before, after).forEach(out -> tell(ledger, registration, out, Kind.DELEGATE_CANCELLED));
    without(after, before).forEach(in -> tell(ledger, registration, in, Kind.DELEGATE));
  }

  private static List<Attendee> without(List<Attendee> all, List<Attendee> others) {
    Set<UUID> ids = others.stream().map(Attendee::id).collect(Collectors.toSet());
    return all.stream().filter(one -> !ids.contains(one.id())).toList();
  }

  private void tell(Ledger ledger, Registration registration, Attendee to, Kind kind) {
    ledger.mail(notices.delegate(kind, registration, to, ledger.now()));
  }
}
