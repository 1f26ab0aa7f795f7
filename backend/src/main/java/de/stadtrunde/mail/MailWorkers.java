package de.stadtrunde.mail;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Wakes up to see whether mails are due, and delivers until none is. When the application stops,
 * the mails under way are finished and the rest stays queued.
 */
@Component
class MailWorkers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(MailWorkers.class);

  /** Milliseconds between two looks: a mail leaves within a second. */
  private static final long LOOK = 500;

  private static final Duration REST = Duration.ofSeconds(5);

  /** Less than Spring's 30 s for a phase of the shutdown, more than any single mail takes. */
  private static final Duration LAST_MAIL = Duration.ofSeconds(28);

  private final Delivery delivery;
  private final int workers;
  private final Semaphore idle;
  private volatile boolean running;

  MailWorkers(Delivery delivery, MailSettings settings) {
    this.delivery = delivery;
    this.workers = settings.workers();
    this.idle = new Semaphore(workers);
  }

  @Override
  public void start() {
    running = true;
  }

  /** The first look comes at random, so that instances started together do not look together. */
  @Scheduled(
      fixedRate = LOOK,
      initialDelayString = "#{T(java.util.concurrent.ThreadLocalRandom).current().nextInt(500)}")
  Mono<Void> wake() {
    return Flux.range(0, workers)
        .flatMapDelayError(each -> worker(), Math.max(1, workers), 1)
        .then();
  }

  /** Cached, so that it runs to its end even when the scheduler, at shutdown, cancels. */
  private Mono<Void> worker() {
    return Mono.defer(() -> running && idle.tryAcquire() ? untilNoneIsDue() : Mono.empty()).cache();
  }

  private Mono<Void> untilNoneIsDue() {
    AtomicBoolean more = new AtomicBoolean();
    return delivery
        .next(() -> running)
        .doOnNext(claimed -> more.set(claimed > 0))
        .repeat(() -> running && more.get())
        .then()
        .onErrorResume(MailWorkers::rest)
        .doFinally(end -> idle.release());
  }

  /** An outage of the database is not asked about twice a second; leases heal what it left. */
  private static Mono<Void> rest(Throwable failure) {
    LOG.warn("Mails wait: {}", failure.getClass().getName());
    return Mono.delay(REST).then();
  }

  @Override
  public void stop() {
    running = false;
    try {
      if (idle.tryAcquire(workers, LAST_MAIL.toSeconds(), TimeUnit.SECONDS)) {
        idle.release(workers);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
