package de.stadtrunde.shared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Many writers of one hot row share a transaction: while one batch commits, the next ones queue; an
 * idle desk serves a single writer at once. A batch runs to its end even if its callers hang up.
 *
 * @param <T> what is handed in
 * @param <R> what comes back, one for each thing handed in
 */
public final class GroupCommit<T, R> {

  private final int largestBatch;
  private final int longestQueue;
  private final Function<List<T>, Mono<List<R>>> commit;
  private final Queue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger length = new AtomicInteger();
  private final AtomicBoolean busy = new AtomicBoolean();

  private record Waiting<T, R>(T item, Sinks.One<R> answer) {}

  /**
   * @param commit writes a batch (1 to {@code largestBatch} items, in order of arrival) in one
   *     transaction and answers each, in the same order
   */
  public GroupCommit(int largestBatch, int longestQueue, Function<List<T>, Mono<List<R>>> commit) {
    this.largestBatch = largestBatch;
    this.longestQueue = longestQueue;
    this.commit = commit;
  }

  /**
   * The answer once the item's batch is durable. Fails with {@code busy} (503) when more than
   * {@code longestQueue} wait. A batch refused for one bad item is repeated item by item, so that
   * only the bad one fails.
   */
  public Mono<R> submit(T item) {
    return Mono.defer(() -> enqueue(item)).publishOn(Schedulers.parallel());
  }

  private Mono<R> enqueue(T item) {
    if (length.incrementAndGet() > longestQueue) {
      length.decrementAndGet();
      return Mono.error(Problem.later(503, "busy", Duration.ofSeconds(2)));
    }
    Waiting<T, R> waiting = new Waiting<>(item, Sinks.one());
    queue.add(waiting);
    drain();
    return waiting.answer().asMono();
  }

  private void drain() {
    if (!queue.isEmpty() && busy.compareAndSet(false, true)) {
      serve(nextBatch()).doFinally(end -> carryOn()).subscribe();
    }
  }

  private void carryOn() {
    busy.set(false);
    drain();
  }

  private List<Waiting<T, R>> nextBatch() {
    List<Waiting<T, R>> batch = new ArrayList<>();
    while (batch.size() < largestBatch && !queue.isEmpty()) {
      batch.add(queue.poll());
      length.decrementAndGet();
    }
    return batch;
  }

  private Mono<Void> serve(List<Waiting<T, R>> batch) {
    return Mono.defer(() -> commit.apply(batch.stream().map(Waiting::item).toList()))
        .doOnNext(answers -> answer(batch, answers))
        .then()
        .onErrorResume(failure -> serveAfter(failure, batch));
  }

  private void answer(List<Waiting<T, R>> batch, List<R> answers) {
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().tryEmitValue(answers.get(i));
    }
  }

  private Mono<Void> serveAfter(Throwable failure, List<Waiting<T, R>> batch) {
    if (batch.size() > 1 && !(failure instanceof Problem)) {
      return Flux.fromIterable(batch).concatMap(one -> serve(List.of(one))).then();
    }
    batch.forEach(each -> each.answer().tryEmitError(failure));
    return Mono.empty();
  }
}
