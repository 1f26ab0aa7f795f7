package de.stadtrunde.registration;

import static de.stadtrunde.registration.WaitingListTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@DatabaseTest
class IdempotencyTest {

  @Autowired MutableClock clock;

  private Hall hall;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(5);
  }

  @Test
  void theSameKeyGetsTheSameAnswerAndNoSecondRegistration() {
    SignUp.Answer first = hall.answer(Hall.citizen("Anna", 1), "key");

    assertThat(hall.answer(Hall.citizen("Anna", 1), "key")).isEqualTo(first);
    assertThat(registrations()).isEqualTo(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsAMismatch() {
    hall.answer(Hall.citizen("Anna", 1), "key");

    assertProblem("idempotency-mismatch", () -> hall.answer(Hall.citizen("Ben", 1), "key"));
  }

  @Test
  void concurrentRepeatsAllGetTheOneAnswer() {
    long answers =
        Flux.range(0, 50)
            .flatMap(
                i ->
                    reactor.core.publisher.Mono.fromCallable(
                            () -> hall.answer(Hall.citizen("Anna", 1), "key"))
                        .subscribeOn(Schedulers.boundedElastic()),
                50)
            .distinct()
            .count()
            .block();

    assertThat(answers).isEqualTo(1);
    assertThat(registrations()).isEqualTo(1);
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    hall.answer(Hall.citizen("Anna", 1), "key");
    clock.advance(Duration.ofHours(24));
    hall.answer(Hall.citizen("Ben", 1), "key");

    assertThat(registrations()).isEqualTo(2);
  }

  private int registrations() {
    return hall.rows("SELECT FROM registration").size();
  }
}
