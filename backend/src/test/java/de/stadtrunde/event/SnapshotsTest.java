package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class SnapshotsTest {

  private final AtomicInteger reads = new AtomicInteger();
  private final Snapshots<String, Integer> snapshots =
      new Snapshots<>(key -> Mono.fromSupplier(reads::incrementAndGet));

  private VirtualTimeScheduler time;

  @BeforeEach
  void virtualTime() {
    time = VirtualTimeScheduler.getOrSet();
  }

  @AfterEach
  void realTime() {
    VirtualTimeScheduler.reset();
  }

  @Test
  void readsOnceForThousands() {
    Flux.range(0, 5_000).flatMap(i -> snapshots.get("dialog")).blockLast();

    assertThat(reads).hasValue(1);
  }

  @Test
  void isNeverOlderThanASecond() {
    snapshots.get("dialog").block();
    time.advanceTimeBy(Duration.ofSeconds(1));

    assertThat(snapshots.get("dialog").block()).isEqualTo(2);
  }

  @Test
  void letsThoseWaitWhoComeWhileItReads() {
    Sinks.One<Integer> slow = Sinks.one();
    Snapshots<String, Integer> waiting =
        new Snapshots<>(key -> slow.asMono().doOnSubscribe(begin -> reads.incrementAndGet()));

    Mono<Integer> both = Mono.zip(waiting.get("a"), waiting.get("a"), Integer::sum);
    slow.tryEmitValue(4);

    assertThat(both.block()).isEqualTo(8);
    assertThat(reads).hasValue(1);
  }

  @Test
  void remembersForAMomentThatThereIsNothing() {
    Snapshots<String, Integer> empty =
        new Snapshots<>(key -> Mono.<Integer>fromRunnable(reads::incrementAndGet));

    empty.get("nix").block();
    empty.get("nix").block();

    assertThat(reads).hasValue(1);
  }

  @Test
  void asksAgainAfterAFailure() {
    Snapshots<String, Integer> failing =
        new Snapshots<>(
            key ->
                reads.incrementAndGet() == 1
                    ? Mono.error(new IllegalStateException("down"))
                    : Mono.just(7));

    assertThatThrownBy(() -> failing.get("a").block()).hasMessage("down");
    assertThat(failing.get("a").block()).isEqualTo(7);
  }

  @Test
  void staysSmallHoweverManyNamesAreMadeUp() {
    Flux.range(0, 50_000).concatMap(i -> snapshots.get("made-up-" + i)).blockLast();

    assertThat(snapshots.size()).isLessThanOrEqualTo(2_000);
  }

  @Test
  void forgetsWhatWasChanged() {
    snapshots.get("dialog").block();
    snapshots.forget();

    assertThat(snapshots.get("dialog").block()).isEqualTo(2);
  }

  @Test
  void readsOutsideTheTransactionOfTheCaller() {
    Snapshots<String, Boolean> context =
        new Snapshots<>(key -> Mono.deferContextual(all -> Mono.just(all.isEmpty())));

    assertThat(context.get("a").contextWrite(all -> all.put("transaction", "open")).block())
        .isTrue();
  }
}
