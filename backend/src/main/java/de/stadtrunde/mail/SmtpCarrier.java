package de.stadtrunde.mail;

import de.stadtrunde.mail.Prepared.Letter;
import de.stadtrunde.mail.Prepared.Outcome;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hands letters to the mail host, over connections that stay open between batches. */
class SmtpCarrier implements Carrier, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);

  /** Mail hosts count connections; one that rests this long is closed politely. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final SmtpAccess access;
  private final Scheduler scheduler;
  private final Deque<SmtpConnection> resting = new ConcurrentLinkedDeque<>();

  /**
   * @param connections how many batches at once, at least 1
   */
  SmtpCarrier(SmtpAccess access, int connections) {
    this.access = access;
    this.scheduler = Schedulers.newBoundedElastic(connections, Integer.MAX_VALUE, "mail-send");
  }

  @Override
  public Mono<List<Outcome>> carry(List<Letter> letters, BooleanSupplier goOn) {
    return Mono.fromCallable(() -> carryNow(letters, goOn)).subscribeOn(scheduler);
  }

  private List<Outcome> carryNow(List<Letter> letters, BooleanSupplier goOn) {
    SmtpConnection connection = resting.pollFirst();
    if (connection == null) {
      connection = new SmtpConnection(access);
    }
    try {
      return send(letters, connection, goOn);
    } finally {
      resting.addFirst(connection);
    }
  }

  private static List<Outcome> send(
      List<Letter> letters, SmtpConnection connection, BooleanSupplier goOn) {
    List<Outcome> outcomes = new ArrayList<>(letters.size());
    for (Letter letter : letters) {
      if (!goOn.getAsBoolean()) {
        return outcomes;
      }
      try {
        connection.open();
      } catch (MessagingException away) {
        return withoutHost(letters, outcomes, SmtpFault.reason(away));
      }
      outcomes.add(send(letter, connection));
    }
    return outcomes;
  }

  private static Outcome send(Letter letter, SmtpConnection connection) {
    try {
      connection.send(letter);
      return Outcome.sent(letter.id());
    } catch (MessagingException failure) {
      return SmtpFault.outcome(letter.id(), failure);
    } catch (RuntimeException unforeseen) {
      LOG.warn("Mail {} cannot be sent: {}", letter.id(), unforeseen.getClass().getName());
      return Outcome.later(letter.id(), "send");
    }
  }

  /** Without a mail host every further letter would only wait for the same time-out. */
  private static List<Outcome> withoutHost(
      List<Letter> letters, List<Outcome> outcomes, String reason) {
    LOG.warn("The mail host does not take mails now: {}", reason);
    letters.stream()
        .skip(outcomes.size())
        .forEach(letter -> outcomes.add(Outcome.later(letter.id(), reason)));
    return outcomes;
  }

  @Scheduled(fixedRate = 10_000)
  Mono<Void> closeIdle() {
    return Mono.<Void>fromRunnable(() -> close(IDLE)).subscribeOn(scheduler);
  }

  /** Taken out before it is looked at, so that nobody else uses it meanwhile. */
  private void close(Duration idle) {
    for (int i = resting.size(); i > 0; i--) {
      SmtpConnection connection = resting.pollLast();
      if (connection == null) {
        return;
      }
      if (connection.restedFor(idle)) {
        connection.close();
      } else {
        resting.addFirst(connection);
      }
    }
  }

  @Override
  public void destroy() {
    scheduler.dispose();
    resting.forEach(SmtpConnection::close);
  }
}
