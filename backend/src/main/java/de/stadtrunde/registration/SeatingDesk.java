package de.stadtrunde.registration;

import de.stadtrunde.shared.GroupCommit;
import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where seats change hands. All changes of one event queue here and share transactions, so that a
 * rush neither fills the connection pool with waiters nor depends on a browser that hangs up.
 */
@Component
class SeatingDesk {

  /** Enough to share one commit, few enough that the first of them is answered soon. */
  private static final int LARGEST_BATCH = 32;

  /** About 10 s of work: whoever comes then is told to come again. */
  private static final int LONGEST_QUEUE = 5_000;

  private final SeatingTransaction transaction;
  private final Map<UUID, GroupCommit<Step, Outcome>> desks = new ConcurrentHashMap<>();

  /**
   * A change of one event's registrations: it may fail with a {@link Problem} before it changes.
   */
  interface Step extends Function<Ledger, Mono<?>> {}

  private record Outcome(Object result, Problem problem) {}

  SeatingDesk(SeatingTransaction transaction) {
    this.transaction = transaction;
  }

  /**
   * The step's result, durable when answered. The step runs under the event's lock after what has
   * expired is released; freed seats are offered in the same transaction.
   */
  @SuppressWarnings("unchecked")
  <T> Mono<T> change(UUID event, Function<Ledger, Mono<T>> step) {
    return desk(event)
        .submit(step::apply)
        .flatMap(
            outcome ->
                outcome.problem() == null
                    ? Mono.just((T) outcome.result())
                    : Mono.error(outcome.problem()));
  }

  private GroupCommit<Step, Outcome> desk(UUID event) {
    return desks.computeIfAbsent(
        event, id -> new GroupCommit<>(LARGEST_BATCH, LONGEST_QUEUE, steps -> commit(id, steps)));
  }

  private Mono<List<Outcome>> commit(UUID event, List<Step> steps) {
    return transaction.run(
        event,
        ledger -> Flux.fromIterable(steps).concatMap(step -> outcome(ledger, step)).collectList());
  }

  private Mono<Outcome> outcome(Ledger ledger, Step step) {
    return Mono.defer(() -> step.apply(ledger))
        .map(result -> new Outcome(result, null))
        .onErrorResume(Problem.class, problem -> Mono.just(new Outcome(null, problem)))
        .flatMap(outcome -> transaction.write(ledger).thenReturn(outcome));
  }
}
