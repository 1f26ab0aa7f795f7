package de.stadtrunde.registration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what was erased erased: once more after a backup was restored, and noted outside it. */
@Component
class Recall {

  private static final Logger LOG = LoggerFactory.getLogger(Recall.class);

  private final ErasureLog log;
  private final ErasureFile file;
  private final Erasure erasure;

  Recall(ErasureLog log, ErasureFile file, Erasure erasure) {
    this.log = log;
    this.file = file;
    this.erasure = erasure;
  }

  /**
   * At the start and twice a minute: an erasure is lost only if the database is lost within these
   * seconds.
   */
  @Scheduled(fixedDelayString = "${stadtrunde.sweep:30s}")
  Mono<Void> regularly() {
    return keep().onErrorResume(Recall::report);
  }

  /** The cause is named without its text. */
  private static Mono<Void> report(Throwable failure) {
    LOG.warn("The erasure log cannot be kept: {}", failure.getClass().getSimpleName());
    return Mono.empty();
  }

  Mono<Void> keep() {
    return log.returned()
        .concatMap(erasure::repeat)
        .thenMany(log.entries())
        .collectList()
        .flatMap(file::add);
  }
}
