package de.stadtrunde.mail;

import de.stadtrunde.mail.MailComposer.Queued;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Mails that one worker alone may send until the lease ends.
 *
 * @param claimed by the mail's id, the earliest due first; may be empty
 */
record Batch(Map<UUID, Claimed> claimed, Instant lease) {

  /**
   * @param attempts how many failed before
   */
  record Claimed(Queued mail, int attempts) {}

  static Batch of(List<Claimed> claimed, Instant lease) {
    Map<UUID, Claimed> byId = new LinkedHashMap<>();
    claimed.forEach(each -> byId.put(each.mail().id(), each));
    return new Batch(byId, lease);
  }

  int size() {
    return claimed.size();
  }

  List<Queued> mails() {
    return claimed.values().stream().map(Claimed::mail).toList();
  }

  int attempts(UUID id) {
    return claimed.get(id).attempts();
  }

  /** A part of the batch. */
  Batch only(Predicate<UUID> part, Instant until) {
    Map<UUID, Claimed> some = new LinkedHashMap<>(claimed);
    some.keySet().removeIf(part.negate());
    return new Batch(some, until);
  }
}
