package de.stadtrunde.registration;

import de.stadtrunde.registration.Standing.By;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Erases a person's own data at once (GDPR, Art. 17): the seat goes to others, the fact stays. */
@Component
class Erasure {

  private final Decisions decisions;
  private final RegistrationRepository registrations;
  private final Details details;
  private final TransactionalOperator transaction;

  Erasure(
      Decisions decisions,
      RegistrationRepository registrations,
      Details details,
      TransactionalOperator transaction) {
    this.decisions = decisions;
    this.registrations = registrations;
    this.details = details;
    this.transaction = transaction;
  }

  /** Repeatable. Whoever was added to the registration later is erased with it. */
  Mono<Void> erase(Registration registration) {
    return registrations
        .grownFrom(registration.id())
        .concatWithValues(registration)
        .concatMap(each -> decisions.cancel(each, By.PERSON, "erased"))
        .map(Registration::id)
        .collectList()
        .flatMap(this::forget);
  }

  private Mono<Void> forget(List<UUID> ids) {
    return transaction.transactional(details.erase(ids));
  }
}
