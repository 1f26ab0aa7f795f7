package de.stadtrunde.registration;

import de.stadtrunde.event.Events;
import de.stadtrunde.mail.Outbox;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens ledgers and writes down what they hold. */
@Component
class Ledgers {

  private final SeatingRepository seating;
  private final RegistrationRepository registrations;
  private final Details details;
  private final Outbox outbox;

  Ledgers(
      SeatingRepository seating,
      RegistrationRepository registrations,
      Details details,
      Outbox outbox) {
    this.seating = seating;
    this.registrations = registrations;
    this.details = details;
    this.outbox = outbox;
  }

  /** Waits for the event's lock. Fails with {@code event-unknown} (404). */
  Mono<Ledger> open(UUID event) {
    return seating.open(event).switchIfEmpty(Mono.error(Events::unknown));
  }

  /** Writes what changed since the last time; nothing if nothing did. */
  Mono<Void> write(Ledger ledger) {
    List<Registration> changed = ledger.takeChanged();
    Mono<Void> counters = ledger.takeMoved() ? seating.write(ledger) : Mono.empty();
    return counters
        .then(changed.isEmpty() ? Mono.empty() : registrations.update(changed))
        .then(details.erase(expired(changed)))
        .then(outbox.write(ledger.takeMails()));
  }

  /** Who never confirmed leaves nothing behind but the fact. */
  private static List<UUID> expired(List<Registration> changed) {
    return changed.stream()
        .filter(registration -> registration.standing().status() == Standing.Status.EXPIRED)
        .map(Registration::id)
        .toList();
  }
}
