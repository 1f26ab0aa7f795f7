package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.mail.MailHost.Taken;
import de.stadtrunde.mail.Prepared.Letter;
import de.stadtrunde.mail.Prepared.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class LeaseTest {

  @Test
  void givesNoMailToTwoWorkersAtTheSameTime() {
    try (PostRoom room = new PostRoom((letters, goOn) -> Mono.just(List.of()))) {
      room.writeToMany(600);
      LeaseRepository leases = room.bean(LeaseRepository.class);

      List<UUID> claimed =
          Flux.range(0, 12)
              .flatMap(worker -> leases.claim(50).subscribeOn(Schedulers.parallel()), 12)
              .flatMapIterable(batch -> batch.claimed().keySet())
              .collectList()
              .block();

      assertThat(claimed).hasSize(600).doesNotHaveDuplicates();
    }
  }

  @Test
  void passesTheMailsOfADeadWorkerOnAfter60Seconds() {
    try (MailHost host = MailHost.start();
        PostRoom room = PostRoom.at(host.port())) {
      room.writeTo("amira@example.org");
      Batch ofTheDead = room.bean(LeaseRepository.class).claim(100).block();

      room.clock.advance(Duration.ofSeconds(60).minusMillis(1));
      assertThat(room.deliver()).isZero();
      room.clock.advance(Duration.ofMillis(1));
      assertThat(room.deliver()).isEqualTo(1);

      UUID id = ofTheDead.claimed().keySet().iterator().next();
      assertThat(host.taken())
          .extracting(Taken::messageId)
          .containsExactly("<" + id + "@stadtrunde.example>");
    }
  }

  @Test
  void lastsAsLongAsASlowMailHostNeeds() {
    SlowHost slow = new SlowHost();
    try (PostRoom room = new PostRoom(slow)) {
      slow.room = room;
      List<String> all = room.writeToMany(20);

      room.deliver();

      assertThat(slow.stolen).isEmpty();
      assertThat(slow.taken).containsExactlyInAnyOrderElementsOf(all);
      assertThat(room.states()).isEqualTo(Map.of("SENT", 20L));
    }
  }

  @Test
  void lostWhileSendingStillEndsAsSent() {
    try (PostRoom room = new PostRoom((letters, goOn) -> Mono.just(List.of()))) {
      room.writeTo("amira@example.org");
      Batch late = room.bean(LeaseRepository.class).claim(1).block();
      room.clock.advance(Duration.ofSeconds(61));
      room.bean(LeaseRepository.class).claim(1).block();
      UUID id = late.claimed().keySet().iterator().next();

      settle(room, Outcome.later(id, "time-out"), late);
      assertThat(room.row()).containsEntry("attempts", 0);
      settle(room, Outcome.sent(id), late);
      assertThat(room.row()).containsEntry("state", "SENT");
    }
  }

  private static void settle(PostRoom room, Outcome outcome, Batch batch) {
    room.bean(SettlementRepository.class).settle(List.of(outcome), batch).block();
  }

  /** Takes ten seconds for each mail, and after each another worker asks for work. */
  private static final class SlowHost implements Carrier {

    private final List<String> taken = new ArrayList<>();
    private final List<UUID> stolen = new ArrayList<>();
    private PostRoom room;

    @Override
    public Mono<List<Outcome>> carry(List<Letter> letters, BooleanSupplier goOn) {
      return Mono.fromCallable(() -> carryNow(letters, goOn))
          .subscribeOn(Schedulers.boundedElastic());
    }

    private List<Outcome> carryNow(List<Letter> letters, BooleanSupplier goOn) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Letter letter : letters) {
        if (!goOn.getAsBoolean()) {
          break;
        }
        room.clock.advance(Duration.ofSeconds(10));
        taken.add(letter.recipient());
        outcomes.add(Outcome.sent(letter.id()));
        stolen.addAll(room.bean(LeaseRepository.class).claim(100).block().claimed().keySet());
      }
      return outcomes;
    }
  }
}
