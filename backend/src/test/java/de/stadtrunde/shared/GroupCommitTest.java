package de.stadtrunde.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class GroupCommitTest {

  private final List<List<String>> batches = new ArrayList<>();
  private final Sinks.Empty<Void> firstDone = Sinks.empty();

  /** The first batch lasts until it is told to end, so that the next items queue. */
  private Mono<List<String>> commit(List<String> batch) {
    batches.add(batch);
    Mono<Void> first = batches.size() == 1 ? firstDone.asMono() : Mono.empty();
    return batch.contains("bad")
        ? Mono.error(new IllegalStateException("bad"))
        : first.thenReturn(batch.stream().map(String::toUpperCase).toList());
  }

  private final GroupCommit<String, String> desk = new GroupCommit<>(10, 3, this::commit);

  private CompletableFuture<String> submit(String item) {
    return desk.submit(item).toFuture();
  }

  @Test
  void thoseWhoComeWhileABatchCommitsShareTheNextOne() {
    submit("a");
    List<CompletableFuture<String>> next = List.of(submit("b"), submit("c"));
    firstDone.tryEmitEmpty();

    assertThat(next.stream().map(CompletableFuture::join)).containsExactly("B", "C");
    assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void aBadItemFailsAlone() {
    submit("a");
    CompletableFuture<String> good = submit("b");
    CompletableFuture<String> bad = submit("bad");
    CompletableFuture<String> last = submit("c");
    firstDone.tryEmitEmpty();

    assertThat(good.join()).isEqualTo("B");
    assertThat(last.join()).isEqualTo("C");
    assertThatThrownBy(bad::join).hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoFindsTheQueueFullIsToldToComeBack() {
    submit("a");
    List.of("b", "c", "d").forEach(this::submit);

    assertThatThrownBy(() -> desk.submit("e").block())
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
  }
}
