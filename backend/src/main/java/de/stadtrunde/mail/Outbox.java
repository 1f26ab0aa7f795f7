package de.stadtrunde.mail;

import de.stadtrunde.shared.PlainText;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Where mails are written down together with what causes them. */
@Service
public class Outbox {

  private final OutboxRepository repository;

  Outbox(OutboxRepository repository) {
    this.repository = repository;
  }

  /**
   * Writes the mails in the caller's transaction, in one statement; they leave after its commit,
   * within a second once {@link Mail#sendAfter()} is reached. A mail whose unique key was written
   * before is left out silently.
   *
   * @param mails any number, also none
   * @throws IllegalArgumentException if a single-line field holds a control character
   *     (CVE-2025-7962: it could begin a header or a command of its own); nothing is written then
   */
  public Mono<Void> write(List<Mail> mails) {
    mails.forEach(Outbox::mustBeSingleLine);
    return mails.isEmpty() ? Mono.empty() : repository.insert(inOrderOfKeys(mails));
  }

  /**
   * Erases every mail about these in the caller's transaction: what waits to be sent, what is kept
   * of those that were, and copies in the built-in mailbox.
   */
  public Mono<Void> forget(Collection<UUID> subjects) {
    return repository.delete(subjects);
  }

  private static void mustBeSingleLine(Mail mail) {
    List.of(mail.kind(), mail.uniqueKey(), mail.recipient(), mail.language())
        .forEach(Outbox::mustBeSingleLine);
  }

  /** The message names no value: it may be an address. */
  private static void mustBeSingleLine(String field) {
    if (!PlainText.isSingleLine(field)) {
      throw new IllegalArgumentException("control character in a single-line field of a mail");
    }
  }

  /** Two transactions that write the same keys wait for each other in one order, never in both. */
  private static List<Mail> inOrderOfKeys(List<Mail> mails) {
    return mails.stream().sorted(Comparator.comparing(Mail::uniqueKey)).toList();
  }
}
