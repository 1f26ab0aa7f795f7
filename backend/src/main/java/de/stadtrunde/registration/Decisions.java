package de.stadtrunde.registration;

import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.registration.Standing.Status;
import de.stadtrunde.shared.Problem;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people and staff decide about a registration: accept, decline, cancel, approve, reject. */
@Component
class Decisions {

  private final SeatingDesk desk;
  private final RegistrationRepository registrations;
  private final Admission admission;
  private final Lapses lapses;

  Decisions(
      SeatingDesk desk, RegistrationRepository registrations, Admission admission, Lapses lapses) {
    this.desk = desk;
    this.registrations = registrations;
    this.admission = admission;
    this.lapses = lapses;
  }

  /**
   * Takes the offered seat; in the last 24 hours any free seat, whoever is first. Repeatable. Fails
   * with {@code offer-over} (409) when there is no offer, {@code full} (409) when others were
   * faster.
   */
  Mono<Registration> accept(Registration registration) {
    return change(registration, this::accept);
  }

  private Mono<Registration> accept(Ledger ledger, Registration registration) {
    return switch (registration.standing().status()) {
      case CONFIRMED -> Mono.just(registration);
      case OFFERED -> admission.confirm(ledger, registration);
      case WAITLISTED -> firstCome(ledger, registration);
      default -> Mono.error(new Problem(409, "offer-over"));
    };
  }

  private Mono<Registration> firstCome(Ledger ledger, Registration registration) {
    if (!Offers.firstCome(ledger.event(), ledger.now())) {
      return Mono.error(new Problem(409, "offer-over"));
    }
    return fitting(ledger, registration).flatMap(fits -> admission.confirm(ledger, fits));
  }

  private static Mono<Registration> fitting(Ledger ledger, Registration registration) {
    int free = ledger.seats(registration.contingent()).free();
    return registration.standing().people() <= free
        ? Mono.just(registration)
        : Mono.error(new Problem(409, "full"));
  }

  /** Lets the offer go. Fails with {@code offer-over} (409) when there is none. */
  Mono<Registration> decline(Registration registration) {
    return change(registration, this::decline);
  }

  private Mono<Registration> decline(Ledger ledger, Registration registration) {
    return registration.standing().status() == Status.OFFERED
        ? Mono.just(lapses.missOffer(ledger, registration))
        : Mono.error(new Problem(409, "offer-over"));
  }

  /** Ends it; its seats are offered to others. Repeatable: an ended one stays as it ended. */
  Mono<Registration> cancel(Registration registration, By by, String reason) {
    return change(
        registration,
        (ledger, now) ->
            now.standing().live()
                ? admission.end(
                    ledger,
                    now,
                    Status.CANCELLED,
                    Admission.now(ledger, by, reason),
                    Kind.CANCELLED)
                : Mono.just(now));
  }

  /** Fails with {@code not-pending} (409) unless it waits for approval. */
  Mono<Registration> reject(Registration registration, String reason) {
    return change(
        registration,
        (ledger, now) ->
            pending(now)
                .flatMap(
                    one ->
                        admission.end(
                            ledger,
                            one,
                            Status.REJECTED,
                            Admission.now(ledger, By.STAFF, reason),
                            Kind.REJECTED)));
  }

  private static Mono<Registration> pending(Registration registration) {
    return registration.standing().status() == Status.PENDING_APPROVAL
        ? Mono.just(registration)
        : Mono.error(new Problem(409, "not-pending"));
  }

  /**
   * Seats somebody who waits, past the order. Fails with {@code full} (409), {@code not-waiting}
   * (409).
   */
  Mono<Registration> seat(Registration registration) {
    return change(
        registration,
        (ledger, now) ->
            waiting(now)
                .flatMap(one -> fitting(ledger, one))
                .flatMap(one -> admission.confirm(ledger, one)));
  }

  /** Lets others pass somebody who waits. Fails with {@code not-waiting} (409). */
  Mono<Registration> skip(Registration registration) {
    return change(
        registration,
        (ledger, now) -> waiting(now).map(one -> ledger.move(one, one.standing().passedOver())));
  }

  private static Mono<Registration> waiting(Registration registration) {
    return registration.standing().status() == Status.WAITLISTED
        ? Mono.just(registration)
        : Mono.error(new Problem(409, "not-waiting"));
  }

  private Mono<Registration> change(
      Registration registration, BiFunction<Ledger, Registration, Mono<Registration>> step) {
    UUID id = registration.id();
    return desk.change(
        registration.event(),
        ledger -> registrations.find(id).flatMap(now -> step.apply(ledger, now)));
  }
}
