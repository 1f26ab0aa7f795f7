package de.stadtrunde.registration;

import de.stadtrunde.event.Events;
import de.stadtrunde.shared.AuditLog;
import de.stadtrunde.shared.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How many people need what: all that organisers learn of needs. */
@Component
class NeedCounts {

  private final Needs needs;
  private final Events events;
  private final AuditLog audit;

  NeedCounts(Needs needs, Events events, AuditLog audit) {
    this.needs = needs;
    this.events = events;
    this.audit = audit;
  }

  /**
   * @param kind as in {@link NeedKind#key}
   * @param language of interpretation, BCP 47; empty for other kinds
   * @param people confirmed ones who told it
   */
  record Count(String kind, String language, int people) {}

  /**
   * By kind, then language; empty when nobody told a need. Fails with {@code event-unknown} (404).
   */
  Mono<List<Count>> of(CurrentUser user, String slug) {
    return events
        .mustManage(user, slug)
        .flatMap(event -> needs.ofEvent(event.id()).collectList())
        .map(NeedCounts::count)
        .delayUntil(counts -> audit.record(user, "needs.counted", slug, Map.of()));
  }

  private static List<Count> count(List<Map<String, String>> told) {
    Map<String, Integer> people = new TreeMap<>();
    told.forEach(
        one -> one.forEach((kind, value) -> people.merge(key(kind, value), 1, Integer::sum)));
    return people.entrySet().stream()
        .map(
            each -> {
              String[] parts = each.getKey().split(" ", 2);
              return new Count(parts[0], parts[1], each.getValue());
            })
        .toList();
  }

  /** What was told in words stays with the person; only the language is counted apart. */
  private static String key(String kind, String value) {
    return kind + " " + (kind.equals(NeedKind.INTERPRETATION.key()) ? value : "");
  }
}
