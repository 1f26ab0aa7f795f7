package de.stadtrunde.registration;

import de.stadtrunde.registration.SignUpDesk.Outcome;
import de.stadtrunde.registration.SignUpDesk.Request;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Answers the sign-ups of one transaction in order of arrival and gathers what is to be written.
 */
final class SignUpBatch {

  /** What was answered to a key before, and to which request. */
  record Remembered(byte[] digest, SignUp.Answer answer) {}

  /**
   * What the database knew before this batch.
   *
   * @param answers by Idempotency-Key
   * @param people of live registrations, by organisation's key and contingent
   */
  record Known(Map<String, Remembered> answers, Map<String, Map<UUID, Integer>> people) {}

  private final Ledger ledger;
  private final Map<String, Remembered> answers;
  private final Map<String, Map<UUID, Integer>> people;
  private final Seater seater;
  private final List<NewRegistration> added = new ArrayList<>();
  private final Map<String, Remembered> remembered = new HashMap<>();

  SignUpBatch(Ledger ledger, Known known, Seater seater) {
    this.ledger = ledger;
    this.answers = new HashMap<>(known.answers());
    this.people = new HashMap<>(known.people());
    this.seater = seater;
  }

  Ledger ledger() {
    return ledger;
  }

  List<NewRegistration> added() {
    return added;
  }

  /** New answers to be kept, by Idempotency-Key. */
  Map<String, Remembered> remembered() {
    return remembered;
  }

  Outcome take(Request request) {
    Remembered before = request.key() == null ? null : answers.get(request.key());
    if (before != null) {
      return Arrays.equals(before.digest(), request.digest())
          ? new Outcome(before.answer(), null)
          : new Outcome(null, new Problem(422, "idempotency-mismatch"));
    }
    try {
      return new Outcome(seat(request), null);
    } catch (Problem problem) {
      return new Outcome(null, problem);
    }
  }

  private SignUp.Answer seat(Request request) {
    SignUp signUp = request.signUp();
    Registration registration = seater.seat(ledger, signUp, peopleOf(signUp));
    added.add(
        new NewRegistration(registration, signUp.attendees(), signUp.answers(), signUp.consents()));
    count(registration);
    SignUp.Answer answer = answer(registration);
    if (request.key() != null) {
      Remembered now = new Remembered(request.digest(), answer);
      answers.put(request.key(), now);
      remembered.put(request.key(), now);
    }
    return answer;
  }

  private Map<UUID, Integer> peopleOf(SignUp signUp) {
    return signUp.organisation() == null
        ? Map.of()
        : people.getOrDefault(signUp.organisation().key(), Map.of());
  }

  private void count(Registration registration) {
    if (registration.organisation() != null) {
      people
          .computeIfAbsent(registration.organisation().key(), key -> new HashMap<>())
          .merge(registration.contingent(), registration.standing().people(), Integer::sum);
    }
  }

  private SignUp.Answer answer(Registration registration) {
    Standing standing = registration.standing();
    String heldUntil =
        standing.seatUntil() == null
            ? null
            : Times.rfc3339(standing.seatUntil(), ledger.event().zone());
    return new SignUp.Answer(registration.reference(), standing.status(), heldUntil);
  }
}
