package de.stadtrunde.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A map that forgets what was not asked for lately, so that it never outgrows its two halves. */
class RecentMap<V> {

  /** Some 20 MB of buckets in both halves. */
  static final int HALF = 50_000;

  private volatile ConcurrentHashMap<String, V> recent = new ConcurrentHashMap<>();
  private volatile ConcurrentHashMap<String, V> older = new ConcurrentHashMap<>();

  V computeIfAbsent(String key, Function<String, V> make) {
    V known = recent.get(key);
    if (known != null) {
      return known;
    }
    makeRoom();
    V kept = older.remove(key);
    return recent.computeIfAbsent(key, first -> kept != null ? kept : make.apply(first));
  }

  /** At most; one more for each thread that writes meanwhile. */
  int size() {
    return recent.size() + older.size();
  }

  private void makeRoom() {
    if (recent.size() >= HALF) {
      turnOver();
    }
  }

  private synchronized void turnOver() {
    if (recent.size() >= HALF) {
      older = recent;
      recent = new ConcurrentHashMap<>();
    }
  }
}
