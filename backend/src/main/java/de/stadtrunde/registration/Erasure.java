package de.stadtrunde.registration;

import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.registration.PeopleRepository.Reachable;
import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.registration.Standing.Status;
import de.stadtrunde.shared.AuditLog;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Erases a person's own data at once (GDPR, Art. 17): the seat goes to others, the bare fact stays.
 * One transaction ends, erases, notes it for restored backups and writes the last mails.
 */
@Component
class Erasure {

  private final SeatingDesk desk;
  private final RegistrationRepository registrations;
  private final PeopleRepository people;
  private final Details details;
  private final ErasureLog log;
  private final Notices notices;
  private final AuditLog audit;

  Erasure(
      SeatingDesk desk,
      RegistrationRepository registrations,
      PeopleRepository people,
      Details details,
      ErasureLog log,
      Notices notices,
      AuditLog audit) {
    this.desk = desk;
    this.registrations = registrations;
    this.people = people;
    this.details = details;
    this.log = log;
    this.notices = notices;
    this.audit = audit;
  }

  /** Repeatable. Whoever was added to the registration later is erased with it. */
  Mono<Void> erase(Registration registration) {
    return change(registration, true);
  }

  /** The same for somebody whom a restored backup brought back: they were told the first time. */
  Mono<Void> repeat(Registration registration) {
    return change(registration, false);
  }

  private Mono<Void> change(Registration registration, boolean telling) {
    return desk.change(
            registration.event(),
            ledger ->
                registrations
                    .family(registration.id())
                    .filter(one -> one.contact().email() != null)
                    .collectList()
                    .filter(known -> !known.isEmpty())
                    .flatMap(known -> forget(ledger, known, telling))
                    .delayUntil(done -> report(registration))
                    .defaultIfEmpty(false))
        .then();
  }

  private Mono<Boolean> forget(Ledger ledger, List<Registration> family, boolean telling) {
    List<UUID> ids = family.stream().map(Registration::id).toList();
    family.forEach(one -> end(ledger, one));
    return delegates(family)
        .delayUntil(told -> details.erase(ids))
        .delayUntil(told -> log.note(ids, ledger.now()))
        .doOnNext(told -> tell(ledger, telling ? family : List.of(), told))
        .thenReturn(true);
  }

  /** What has begun is not undone: who was there stays counted, without a name. */
  private static void end(Ledger ledger, Registration one) {
    if (one.standing().live() && !begun(ledger)) {
      ledger.move(
          one, one.standing().ended(Status.CANCELLED, Admission.now(ledger, By.PERSON, "erased")));
    }
  }

  /** Those with a seat and an address of their own, who must hear that it is gone. */
  private Mono<List<Reachable>> delegates(List<Registration> family) {
    List<UUID> delegations =
        family.stream()
            .filter(one -> one.kind() == Registration.Kind.INSTITUTION)
            .filter(one -> one.standing().status() == Status.CONFIRMED)
            .map(Registration::id)
            .toList();
    return people.reachable(delegations).collectList();
  }

  private Mono<Void> report(Registration registration) {
    return audit.record(null, "registration.erased", registration.reference(), Map.of());
  }

  /** One mail to the contact, and one for each further entry in the contact's calendar. */
  private void tell(Ledger ledger, List<Registration> family, List<Reachable> delegates) {
    family.stream()
        .filter(one -> one == family.get(0) || one.standing().status() == Status.CONFIRMED)
        .map(one -> notices.ended(Kind.ERASED, one, one.standing(), ledger.now()))
        .forEach(ledger::mail);
    Map<UUID, Registration> byId =
        family.stream().collect(Collectors.toMap(Registration::id, Function.identity()));
    delegates.stream()
        .filter(one -> byId.containsKey(one.registration()) && !begun(ledger))
        .map(one -> notices.withdrawn(byId.get(one.registration()), one.attendee(), ledger.now()))
        .forEach(ledger::mail);
  }

  private static boolean begun(Ledger ledger) {
    return !ledger.now().isBefore(ledger.event().startsAt());
  }
}
