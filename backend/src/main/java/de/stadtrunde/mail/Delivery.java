package de.stadtrunde.mail;

import de.stadtrunde.mail.Prepared.Letter;
import de.stadtrunde.mail.Prepared.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Delivers one batch from claim to settlement; no transaction is open while mails are sent. */
@Component
class Delivery {

  /** One composer's reads and one settlement stay small; at 100 their cost per mail is low. */
  private static final int BATCH = 100;

  /** A settlement that is lost means a second copy of every mail in it. */
  private static final Retry SETTLE_AGAIN = Retry.backoff(4, Duration.ofMillis(250));

  private final LeaseRepository leases;
  private final SettlementRepository settlements;
  private final Preparation preparation;
  private final Carrier carrier;

  Delivery(
      LeaseRepository leases,
      SettlementRepository settlements,
      Preparation preparation,
      Carrier carrier) {
    this.leases = leases;
    this.settlements = settlements;
    this.preparation = preparation;
    this.carrier = carrier;
  }

  /**
   * Delivers up to 100 mails that are due and answers how many it claimed.
   *
   * @param goOn asked before each mail; with false the rest goes back to the queue
   */
  Mono<Integer> next(BooleanSupplier goOn) {
    return leases.claim(BATCH).flatMap(batch -> deliver(batch, goOn).thenReturn(batch.size()));
  }

  private Mono<Void> deliver(Batch batch, BooleanSupplier goOn) {
    return batch.size() == 0
        ? Mono.empty()
        : preparation.prepare(batch.mails()).flatMap(prepared -> send(prepared, batch, goOn));
  }

  private Mono<Void> send(List<Prepared> prepared, Batch batch, BooleanSupplier goOn) {
    List<Outcome> ended = only(Outcome.class, prepared);
    List<Letter> letters = only(Letter.class, prepared);
    return settle(ended, batch).then(carry(letters, without(ended, batch), goOn));
  }

  private static <T extends Prepared> List<T> only(Class<T> type, List<Prepared> prepared) {
    return prepared.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Mono<Void> settle(List<Outcome> outcomes, Batch batch) {
    return settlements.settle(outcomes, batch).retryWhen(SETTLE_AGAIN);
  }

  private Mono<Void> carry(List<Letter> letters, Batch batch, BooleanSupplier goOn) {
    if (letters.isEmpty()) {
      return Mono.empty();
    }
    if (!goOn.getAsBoolean()) {
      return leases.release(batch);
    }
    return carrier
        .carry(letters, () -> goOn.getAsBoolean() && leases.lasts(batch))
        .flatMap(
            tried -> settle(tried, batch).then(goOnWith(letters, without(tried, batch), goOn)));
  }

  private static Batch without(List<Outcome> done, Batch batch) {
    Set<UUID> ids = done.stream().map(Outcome::id).collect(Collectors.toSet());
    return batch.only(id -> !ids.contains(id), batch.lease());
  }

  /** A slow mail host outlasts the lease: what is still to be sent is leased anew. */
  private Mono<Void> goOnWith(List<Letter> letters, Batch rest, BooleanSupplier goOn) {
    return rest.size() == 0
        ? Mono.empty()
        : leases.renew(rest).flatMap(held -> carry(in(held, letters), held, goOn));
  }

  private static List<Letter> in(Batch held, List<Letter> letters) {
    return letters.stream().filter(letter -> held.claimed().containsKey(letter.id())).toList();
  }
}
