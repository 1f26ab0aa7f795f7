package de.stadtrunde.registration;

import de.stadtrunde.shared.GroupCommit;
import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes the sign-ups of an event: those that arrive while a transaction commits share the next one
 * (RATIONALE, group commit). Once handed in, a sign-up is written even if its browser hangs up.
 */
@Component
class SignUpDesk {

  /**
   * Beyond some hundred rows a statement saves nothing more, but the first of them waits longer.
   */
  private static final int LARGEST_BATCH = 200;

  /** A few seconds of work on two cores: whoever comes then is told to come again. */
  private static final int LONGEST_QUEUE = 10_000;

  private final SeatingTransaction transaction;
  private final SignUpRepository signUps;
  private final Seater seater;
  private final Map<UUID, GroupCommit<Request, Outcome>> desks = new ConcurrentHashMap<>();

  /**
   * @param key the caller's Idempotency-Key; null without one
   * @param digest of the request's body: the same key must come with the same
   */
  record Request(SignUp signUp, String key, byte[] digest) {}

  /** Either the answer or why not. */
  record Outcome(SignUp.Answer answer, Problem problem) {}

  SignUpDesk(SeatingTransaction transaction, SignUpRepository signUps, Seater seater) {
    this.transaction = transaction;
    this.signUps = signUps;
    this.seater = seater;
  }

  /**
   * Durable when answered; a repeated key gets the first answer. Fails with {@code
   * registration-closed} or {@code event-cancelled} (409), {@code not-offered}, {@code too-large},
   * {@code too-many} or {@code idempotency-mismatch} (422), {@code busy} (503).
   */
  Mono<SignUp.Answer> take(Request request) {
    return desk(request.signUp().event())
        .submit(request)
        .flatMap(
            outcome ->
                outcome.problem() == null
                    ? Mono.just(outcome.answer())
                    : Mono.error(outcome.problem()));
  }

  private GroupCommit<Request, Outcome> desk(UUID event) {
    return desks.computeIfAbsent(
        event, id -> new GroupCommit<>(LARGEST_BATCH, LONGEST_QUEUE, batch -> commit(id, batch)));
  }

  private Mono<List<Outcome>> commit(UUID event, List<Request> batch) {
    return transaction.run(
        event,
        ledger ->
            signUps
                .known(ledger, batch)
                .map(known -> new SignUpBatch(ledger, known, seater))
                .flatMap(page -> write(page, batch)));
  }

  private Mono<List<Outcome>> write(SignUpBatch page, List<Request> batch) {
    List<Outcome> outcomes = batch.stream().map(page::take).toList();
    return signUps.insert(page).thenReturn(outcomes);
  }
}
