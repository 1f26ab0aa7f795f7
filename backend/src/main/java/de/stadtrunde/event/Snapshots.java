package de.stadtrunde.event;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Keeps what was read for a moment: a rush of thousands reads each thing once a second, and those
 * who come while it is being read wait for the same answer. Failures are not kept.
 */
final class Snapshots<K, V> {

  /** With the age of a kept page (web.PageCache) still below the second that is promised. */
  private static final Duration AGE = Duration.ofMillis(400);

  /** Far more than a city has events; beyond it (made-up names) everything is read anew. */
  private static final int MOST = 2_000;

  private final Map<K, Mono<V>> kept = new ConcurrentHashMap<>();
  private final Function<K, Mono<V>> read;

  Snapshots(Function<K, Mono<V>> read) {
    this.read = read;
  }

  /** Never reads in the caller's transaction: others see the answer too. */
  Mono<V> get(K key) {
    if (kept.size() >= MOST) {
      kept.clear();
    }
    return kept.computeIfAbsent(key, this::cached);
  }

  private Mono<V> cached(K key) {
    return Mono.defer(() -> read.apply(key))
        .contextWrite(callers -> Context.empty())
        .cache(value -> AGE, failure -> Duration.ZERO, () -> AGE);
  }

  int size() {
    return kept.size();
  }

  void forget() {
    kept.clear();
  }
}
