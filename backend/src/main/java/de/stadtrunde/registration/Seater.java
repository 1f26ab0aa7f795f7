package de.stadtrunde.registration;

import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.registration.Registration.Kind;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Decides where a sign-up sits: in which contingent, with seats or with a place only. */
@Component
class Seater {

  /** Unconfirmed sign-ups expire after that (product.md, Registration). */
  static final Duration CONFIRM_WITHIN = Duration.ofHours(48);

  private final Notices notices;

  Seater(Notices notices) {
    this.notices = notices;
  }

  /**
   * Seats the sign-up in the ledger and has its mail written.
   *
   * @param ofOrganisation people in live registrations of the same organisation, by contingent
   * @throws Problem if the event takes no sign-up, offers nothing that fits, or is too small
   */
  Registration seat(Ledger ledger, SignUp signUp, Map<UUID, Integer> ofOrganisation) {
    mustBeOpen(ledger);
    Seats seats = contingent(ledger, signUp);
    int others = ofOrganisation.getOrDefault(seats.terms().contingent(), 0);
    mustFit(seats, signUp.people(), others + signUp.people());
    Registration registration =
        ledger.add(
            registration(signUp, seats.terms().contingent(), standing(ledger, seats, signUp)));
    ledger.mail(notices.once(Notices.Kind.CONFIRM, registration, ledger.now()));
    return registration;
  }

  /**
   * Whether people may be added to a registration.
   *
   * @param whole how many it would be together
   * @param ofOrganisation as in {@link #seat}
   * @throws Problem as {@link #seat} does
   */
  void mayGrow(
      Ledger ledger, Registration now, int whole, int added, Map<UUID, Integer> ofOrganisation) {
    mustBeOpen(ledger);
    Seats seats = ledger.seats(now.contingent());
    mustFit(seats, whole, ofOrganisation.getOrDefault(now.contingent(), 0) + added);
  }

  private static void mustBeOpen(Ledger ledger) {
    if (ledger.event().state() == State.CANCELLED) {
      throw new Problem(409, "event-cancelled");
    }
    if (ledger.event().state() != State.SCHEDULED
        || !ledger.now().isBefore(ledger.event().closes())
        || ledger.now().isBefore(ledger.event().opens())) {
      throw new Problem(409, "registration-closed");
    }
  }

  /** A contingent reserved for one organisation opens by invitation only, not by a typed name. */
  private static Seats contingent(Ledger ledger, SignUp signUp) {
    Audience audience = signUp.kind() == Kind.CITIZEN ? Audience.PUBLIC : Audience.INSTITUTIONS;
    Optional<Seats> fitting =
        ledger.contingents().values().stream()
            .filter(seats -> seats.terms().audience() == audience)
            .filter(seats -> seats.terms().participation() == signUp.participation())
            .findFirst();
    return fitting.orElseThrow(() -> refused("/participation", "not-offered"));
  }

  private static void mustFit(Seats seats, int people, int ofOrganisation) {
    if (people > seats.terms().capacity()) {
      throw refused("/attendees", "too-large");
    }
    Integer most = seats.terms().maxPerOrganisation();
    if (most != null && ofOrganisation > most) {
      throw refused("/attendees", "too-many");
    }
  }

  private static Problem refused(String pointer, String code) {
    return new Problem(422, code, List.of(new Fault(pointer, code)), Map.of());
  }

  private static Standing standing(Ledger ledger, Seats seats, SignUp signUp) {
    Instant received = ledger.nextPlace();
    Instant closes = ledger.event().closes();
    Instant confirmUntil = earlier(received.plus(CONFIRM_WITHIN), closes);
    return ledger.seatsNewcomer(seats.terms().contingent(), signUp.people())
        ? Standing.held(
            received,
            signUp.people(),
            confirmUntil,
            earlier(received.plus(ledger.event().hold()), confirmUntil))
        : Standing.placed(received, signUp.people(), confirmUntil);
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Registration registration(SignUp signUp, UUID contingent, Standing standing) {
    return new Registration(
        UUID.randomUUID(),
        signUp.event(),
        References.next(),
        signUp.kind(),
        signUp.participation(),
        contingent,
        signUp.contact(),
        signUp.organisation(),
        null,
        standing);
  }
}
