package de.stadtrunde.mail;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Opens the built-in mailbox to those who may look into it. */
@Service
class Mailbox {

  private final MailboxRepository repository;
  private final MailboxAccess access;

  Mailbox(MailboxRepository repository, MailboxAccess access) {
    this.repository = repository;
    this.access = access;
  }

  /**
   * Newest first.
   *
   * @param recipient empty for everybody's
   * @throws Problem 404 {@code not-found} for those who may not look
   */
  Flux<MailboxMail> newest(
      String recipient, int limit, ServerHttpRequest request, CurrentUser staff) {
    access.check(request, staff);
    return repository
        .newest(recipient, limit)
        .publishOn(Schedulers.boundedElastic())
        .map(MailboxMail::read);
  }

  /**
   * One mail.
   *
   * @throws Problem 404 {@code not-found} for those who may not look, or if there is none
   */
  Mono<MailboxMail> find(long id, ServerHttpRequest request, CurrentUser staff) {
    access.check(request, staff);
    return repository
        .find(id)
        .switchIfEmpty(Mono.error(() -> new Problem(404, "not-found")))
        .map(MailboxMail::read);
  }
}
