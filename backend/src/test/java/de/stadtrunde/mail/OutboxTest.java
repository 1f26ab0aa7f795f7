package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

class OutboxTest {

  private final PostRoom room = new PostRoom((letters, goOn) -> Mono.just(List.of()));
  private final Outbox outbox = room.bean(Outbox.class);

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void writesTheWholeMail() {
    Mail mail = room.mail("amira@example.org");

    outbox.write(List.of(mail)).block();

    assertThat(room.row())
        .containsEntry("kind", "test.hello")
        .containsEntry("unique_key", mail.uniqueKey())
        .containsEntry("recipient", "amira@example.org")
        .containsEntry("language", "de")
        .containsEntry("subject", mail.subject())
        .containsEntry("state", "QUEUED")
        .containsEntry("attempts", 0)
        .hasEntrySatisfying("facts", facts -> assertThat(facts).asString().contains("\"n\": 1"))
        .hasEntrySatisfying(
            "send_after",
            due ->
                assertThat(((OffsetDateTime) due).withOffsetSameInstant(ZoneOffset.UTC))
                    .isEqualTo(mail.sendAfter().atOffset(ZoneOffset.UTC)));
  }

  @Test
  void writesOneMailPerCause() {
    Mail mail = room.mail("amira@example.org");

    outbox.write(List.of(mail, mail)).block();
    outbox.write(List.of(mail, room.mail("boris@example.org"))).block();

    assertThat(room.states()).containsEntry("QUEUED", 2L);
  }

  @Test
  void writesNothingForNoMail() {
    outbox.write(List.of()).block();

    assertThat(room.states()).isEmpty();
  }

  @Test
  void belongsToTheTransactionThatCausesTheMail() {
    TransactionalOperator transaction =
        TransactionalOperator.create(
            new R2dbcTransactionManager(room.database.connectionFactory()));

    assertThatThrownBy(
            () ->
                outbox
                    .write(List.of(room.mail("amira@example.org")))
                    .then(Mono.error(new IllegalStateException("seat lost")))
                    .as(transaction::transactional)
                    .block())
        .hasMessage("seat lost");

    assertThat(room.states()).isEmpty();
  }

  @Test
  void forgetsMailsHalfAYearAfterTheyAreDone() {
    room.composer.words = mail -> null;
    room.writeTo("amira@example.org");
    room.deliver();
    room.write(PostRoom.mail("boris@example.org", room.clock.instant().plus(Duration.ofDays(1))));

    room.clock.advance(Duration.ofDays(180));
    room.bean(OutboxRepository.class).forget().block();
    assertThat(room.states()).isEqualTo(Map.of("DROPPED", 1L, "QUEUED", 1L));

    room.clock.advance(Duration.ofDays(2));
    room.bean(OutboxRepository.class).forget().block();
    assertThat(room.states()).isEqualTo(Map.of("QUEUED", 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\nBcc: all@example.org", "\n", "\u0000", "\u0085", "\u007f"})
  void refusesControlCharactersInSingleLineFields(String bad) {
    for (Mail mail : withEachFieldSpoiled(bad)) {
      assertThatThrownBy(() -> outbox.write(List.of(room.mail("amira@example.org"), mail)).block())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("example.org");
    }
    assertThat(room.states()).isEmpty();
  }

  private List<Mail> withEachFieldSpoiled(String bad) {
    return List.of(
        mail("test.hello" + bad, "key", "amira@example.org", "de"),
        mail("test.hello", "key" + bad, "amira@example.org", "de"),
        mail("test.hello", "key", "amira@example.org" + bad, "de"),
        mail("test.hello", "key", "amira@example.org", "de" + bad));
  }

  private Mail mail(String kind, String key, String recipient, String language) {
    return new Mail(
        kind, key, recipient, language, UUID.randomUUID(), Map.of(), room.clock.instant());
  }
}
