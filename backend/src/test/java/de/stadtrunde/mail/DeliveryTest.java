package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.mail.MailHost.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class DeliveryTest {

  private final MailHost host = MailHost.start();
  private final PostRoom room = PostRoom.at(host.port());

  @AfterEach
  void close() {
    room.close();
    host.close();
  }

  @Test
  void bringsEachRecipientOneMailThoughSeveralWorkersSend() {
    List<String> all = room.writeToMany(450);

    Flux.range(0, 4).flatMap(worker -> untilNoneIsDue()).then().block();

    assertThat(host.recipients()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(host.taken()).extracting(Taken::messageId).doesNotHaveDuplicates();
    assertThat(room.states()).isEqualTo(Map.of("SENT", 450L));
  }

  private Flux<Integer> untilNoneIsDue() {
    return room.bean(Delivery.class).next(() -> true).repeat().takeUntil(claimed -> claimed == 0);
  }

  @Test
  void keepsNeitherRecipientNorFactsOnceSent() {
    room.writeTo("amira@example.org");

    room.deliver();

    assertThat(room.row())
        .containsEntry("state", "SENT")
        .containsEntry("recipient", null)
        .containsEntry("facts", null)
        .containsEntry("last_error", null)
        .containsEntry("leased_until", null)
        .hasEntrySatisfying("sent_at", at -> assertThat(instant(at)).isEqualTo(now()));
  }

  @Test
  void isNotSentBeforeTheMailHostSaysSo() {
    AtomicReference<Object> meanwhile = new AtomicReference<>();
    host.beforeReply(() -> meanwhile.set(room.row().get("state")));
    room.writeTo("amira@example.org");

    room.deliver();

    assertThat(meanwhile).hasValue("QUEUED");
    assertThat(room.states()).isEqualTo(Map.of("SENT", 1L));
  }

  @Test
  void leavesAMailAloneUntilItIsDue() {
    room.write(PostRoom.mail("amira@example.org", now().plusSeconds(60)));

    assertThat(room.deliver()).isZero();
    room.clock.advance(Duration.ofSeconds(60));
    assertThat(room.deliver()).isEqualTo(1);
  }

  @Test
  void sendsTheEarliestDueFirst() {
    room.write(
        PostRoom.mail("third@example.org", now().minusSeconds(1)),
        PostRoom.mail("first@example.org", now().minusSeconds(3)),
        PostRoom.mail("second@example.org", now().minusSeconds(2)));

    room.deliver();

    assertThat(host.recipients())
        .containsExactly("first@example.org", "second@example.org", "third@example.org");
  }

  @Test
  void triesAgainAtTheAppointedTimesAndGivesUpWithin48Hours() {
    host.refuse("amira@example.org", 451);
    room.writeTo("amira@example.org");
    Instant written = now();

    for (Duration wait : firstWaits()) {
      assertThat(room.deliver()).isEqualTo(1);
      assertThat(room.row())
          .containsEntry("state", "QUEUED")
          .containsEntry("last_error", "smtp-451")
          .hasEntrySatisfying(
              "send_after", due -> assertThat(instant(due)).isEqualTo(now().plus(wait)));
      room.clock.advance(wait.minusMillis(1));
      assertThat(room.deliver()).isZero();
      room.clock.advance(Duration.ofMillis(1));
    }
    while (room.row().get("state").equals("QUEUED")) {
      assertThat(room.deliver()).isEqualTo(1);
      room.clock.advance(Duration.ofHours(1));
    }

    assertThat(Duration.between(written, now()))
        .isBetween(Duration.ofHours(47), Duration.ofHours(49));
    assertThat(room.row())
        .containsEntry("state", "FAILED")
        .containsEntry("last_error", "smtp-451")
        .containsEntry("attempts", 52)
        .containsEntry("recipient", null)
        .containsEntry("facts", null);
  }

  private static List<Duration> firstWaits() {
    return List.of(
        Duration.ofSeconds(20),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofMinutes(60),
        Duration.ofMinutes(60));
  }

  @Test
  void sendsAgainWithTheSameMessageId() {
    host.refuseContent("amira@example.org", 451);
    room.writeTo("amira@example.org");
    room.deliver();
    host.allowAll();
    room.clock.advance(Duration.ofSeconds(20));

    room.deliver();

    assertThat(host.taken())
        .extracting(Taken::messageId)
        .containsExactly("<" + room.row().get("id") + "@stadtrunde.example>");
  }

  @Test
  void givesUpAtOnceWhenTheRecipientIsRefusedForEver() {
    host.refuse("amira@example.org", 550);
    room.writeTo("amira@example.org");

    room.deliver();

    assertThat(room.row())
        .containsEntry("state", "FAILED")
        .containsEntry("last_error", "smtp-550")
        .containsEntry("recipient", null);
  }

  @Test
  void goesOnAfterMailsThatFail() {
    host.refuse("p1@example.org", 550);
    host.refuse("p3@example.org", 451);
    host.refuseContent("p5@example.org", 452);
    List<String> all = room.writeToMany(8);

    room.deliver();

    assertThat(host.recipients())
        .containsExactlyInAnyOrderElementsOf(
            all.stream().filter(each -> !each.matches("p[135]@.*")).toList());
    assertThat(room.states()).isEqualTo(Map.of("SENT", 5L, "QUEUED", 2L, "FAILED", 1L));
  }

  @Test
  void triesLaterWithoutAMailHost() {
    host.close();
    room.writeToMany(3);

    room.deliver();
    room.clock.advance(Duration.ofSeconds(20));

    assertThat(room.states()).isEqualTo(Map.of("QUEUED", 3L));
    assertThat(room.deliver()).isEqualTo(3);
  }

  @Test
  void dropsAMailThatLostItsReason() {
    room.composer.words = mail -> null;
    room.writeTo("amira@example.org");

    room.deliver();

    assertThat(host.taken()).isEmpty();
    assertThat(room.row())
        .containsEntry("state", "DROPPED")
        .containsEntry("recipient", null)
        .containsEntry("facts", null);
  }

  @Test
  void composesTheRestWhenOneMailCannotBe() {
    room.composer.words = DeliveryTest::allButP1;
    room.writeToMany(3);

    room.deliver();

    assertThat(host.recipients()).containsExactlyInAnyOrder("p0@example.org", "p2@example.org");
    assertThat(room.states()).isEqualTo(Map.of("SENT", 2L, "QUEUED", 1L));
  }

  private static MailComposer.Composed allButP1(MailComposer.Queued mail) {
    if (mail.recipient().startsWith("p1@")) {
      throw new IllegalStateException("no words");
    }
    return PostRoom.greeting(mail);
  }

  @Test
  void keepsMailsOfAKindNobodyComposesYet() {
    UUID subject = UUID.randomUUID();
    room.write(new Mail("other.kind", "k", "amira@example.org", "de", subject, Map.of(), now()));

    room.deliver();

    assertThat(room.row())
        .containsEntry("state", "QUEUED")
        .containsEntry("last_error", "no-composer");
  }

  @Test
  void givesTheRestBackWhenTheApplicationStops() {
    room.writeToMany(3);

    room.bean(Delivery.class).next(() -> host.taken().isEmpty()).block();

    assertThat(room.states()).isEqualTo(Map.of("SENT", 1L, "QUEUED", 2L));
    assertThat(room.deliver()).isEqualTo(2);
    assertThat(host.recipients()).hasSize(3).doesNotHaveDuplicates();
  }

  private Instant now() {
    return room.clock.instant();
  }

  private static Instant instant(Object column) {
    return ((OffsetDateTime) column).toInstant();
  }
}
