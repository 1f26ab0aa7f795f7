package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class MailWorkersTest {

  private final MailHost host = MailHost.start();
  private final PostRoom room = PostRoom.at(host.port());

  @AfterEach
  void close() {
    room.close();
    host.close();
  }

  private MailWorkers workers(int number) {
    MailWorkers workers = new MailWorkers(room.bean(Delivery.class), PostRoom.settings(number));
    workers.start();
    return workers;
  }

  @Test
  void deliverUntilNoneIsDue() {
    List<String> all = room.writeToMany(250);

    workers(2).wake().block();

    assertThat(host.recipients()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void deliverNothingWhenThereAreNone() {
    room.writeTo("amira@example.org");

    workers(0).wake().block();

    assertThat(room.states()).isEqualTo(Map.of("QUEUED", 1L));
  }

  @Test
  void finishTheMailUnderWayWhenTheApplicationStops() throws Exception {
    room.writeToMany(3);
    MailWorkers workers = workers(1);
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch stopping = new CountDownLatch(1);
    host.beforeReply(
        () -> {
          sending.countDown();
          await(stopping);
        });

    Disposable scheduled = workers.wake().subscribe();
    await(sending);
    scheduled.dispose();
    Mono<Void> stop = Mono.<Void>fromRunnable(workers::stop).cache();
    stop.subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()).subscribe();
    while (workers.isRunning()) {
      Thread.onSpinWait();
    }
    stopping.countDown();
    stop.block();

    assertThat(host.recipients()).hasSize(1);
    assertThat(room.states()).isEqualTo(Map.of("SENT", 1L, "QUEUED", 2L));
    assertThat(room.deliver()).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
