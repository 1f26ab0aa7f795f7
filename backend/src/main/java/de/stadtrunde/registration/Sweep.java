package de.stadtrunde.registration;

import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets the clock act where nobody comes by: lapsed offers move on, unconfirmed people are
 * forgotten, the last day is announced. Seats are right without it; several instances may sweep at
 * once.
 */
@Component
class Sweep {

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final SweepRepository repository;
  private final SeatingDesk desk;
  private final Notices notices;
  private final Clock clock;

  Sweep(SweepRepository repository, SeatingDesk desk, Notices notices, Clock clock) {
    this.repository = repository;
    this.desk = desk;
    this.notices = notices;
    this.clock = clock;
  }

  /** Soon enough for a deadline that a mail names by the minute. */
  @Scheduled(
      fixedDelayString = "${stadtrunde.sweep:30s}",
      initialDelayString = "${stadtrunde.sweep:30s}")
  Mono<Void> regularly() {
    return sweep().onErrorResume(Sweep::report);
  }

  /** Failing once is no harm: the next round comes. The cause is named without its text. */
  private static Mono<Void> report(Throwable failure) {
    LOG.warn("A sweep failed: {}", failure.getClass().getSimpleName());
    return Mono.empty();
  }

  Mono<Void> sweep() {
    return repository
        .lapsing(clock.instant())
        .concatMap(event -> desk.change(event, Mono::just))
        .thenMany(Flux.defer(() -> repository.lastDay(clock.instant())))
        .concatMap(this::announceLastDay)
        .then(Mono.defer(() -> repository.forget(clock.instant())));
  }

  private Mono<Ledger> announceLastDay(UUID event) {
    return desk.change(
        event,
        ledger ->
            repository
                .toldNothing(event)
                .doOnNext(
                    waiting ->
                        ledger.mail(notices.once(Notices.Kind.LAST_DAY, waiting, ledger.now())))
                .then(Mono.just(ledger)));
  }
}
