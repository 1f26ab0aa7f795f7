package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.registration.SignUpDesk.Request;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Two instances seat a rush at the same time; the control shows that the test can see a race. */
@DatabaseTest
class SeatRaceTest {

  private static final int SEATS = 50;
  private static final int PEOPLE = 1_000;

  @Autowired ApplicationContext application;
  @Autowired DatabaseClient database;
  @Autowired TransactionalOperator transaction;

  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private Hall hall;

  @BeforeEach
  void hall() {
    hall = new Hall(application).opens(SEATS);
  }

  @Test
  void twoInstancesNeverOversellAndKeepTheOrder() {
    rush("FOR NO KEY UPDATE");

    assertThat(refusals).isEmpty();
    assertThat(held()).isEqualTo(SEATS);
    assertThat(counter()).isEqualTo(SEATS);
    assertThat(passedOver()).isZero();
  }

  @Test
  void withoutTheLockTheConstraintRefuses() {
    boolean refused =
        happensWithoutLock(
            () -> refusals.stream().anyMatch(why -> why.contains("contingent_never_oversold")));

    assertThat(refused).isTrue();
    assertThat(held()).isLessThanOrEqualTo(SEATS);
  }

  @Test
  void withoutLockAndConstraintTheyOversell() {
    hall.sql("ALTER TABLE contingent DROP CONSTRAINT contingent_never_oversold");
    try {
      assertThat(happensWithoutLock(() -> held() > SEATS)).isTrue();
    } finally {
      hall.sql("TRUNCATE contingent CASCADE");
      hall.sql(
          """
          ALTER TABLE contingent ADD CONSTRAINT contingent_never_oversold
            CHECK (held + offered + taken <= capacity)
          """);
    }
  }

  /** A race is a matter of luck: one rush after the other, each on an event of its own. */
  private boolean happensWithoutLock(BooleanSupplier seen) {
    for (int rush = 0; rush < 25 && !seen.getAsBoolean(); rush++) {
      hall.opens(SEATS);
      rush("");
    }
    return seen.getAsBoolean();
  }

  private void rush(String lock) {
    List<SignUpDesk> instances = List.of(instance(lock), instance(lock));
    SignUp signUp = hall.checked(Hall.citizen("Person", 1));
    Flux.range(0, PEOPLE).flatMap(i -> take(instances.get(i % 2), signUp), 64).blockLast();
  }

  private Mono<SignUp.Answer> take(SignUpDesk instance, SignUp template) {
    return Mono.defer(() -> instance.take(new Request(anew(template), null, new byte[0])))
        .subscribeOn(Schedulers.parallel())
        .doOnError(refused -> refusals.add(String.valueOf(rootCause(refused).getMessage())))
        .onErrorResume(refused -> Mono.empty());
  }

  private static Throwable rootCause(Throwable failure) {
    return org.springframework.core.NestedExceptionUtils.getMostSpecificCause(failure);
  }

  /** The same sign-up of another person. */
  private static SignUp anew(SignUp template) {
    return new SignUp(
        template.event(),
        template.kind(),
        template.participation(),
        template.contact(),
        null,
        List.of(template.attendees().get(0).with(UUID.randomUUID())),
        template.answers(),
        template.consents());
  }

  /** A desk of its own with everything behind it, as in another process. */
  private SignUpDesk instance(String lock) {
    SeatingRepository seating = new SeatingRepository(database, () -> now(), lock);
    Ledgers ledgers =
        new Ledgers(
            seating,
            application.getBean(RegistrationRepository.class),
            application.getBean(Details.class),
            application.getBean(de.stadtrunde.mail.Outbox.class));
    SeatingTransaction seats =
        new SeatingTransaction(
            transaction,
            ledgers,
            application.getBean(Lapses.class),
            application.getBean(Offers.class));
    return new SignUpDesk(
        seats, application.getBean(SignUpRepository.class), application.getBean(Seater.class));
  }

  private Mono<java.time.Instant> now() {
    return Mono.fromSupplier(application.getBean(Clock.class)::instant);
  }

  private long held() {
    return (long)
        hall.row(
                "SELECT count(*) AS n FROM registration WHERE seat = 'HELD' AND event = '%s'"
                    .formatted(hall.id()))
            .get("n");
  }

  private int counter() {
    return (int)
        hall.row("SELECT held FROM contingent WHERE event = '%s'".formatted(hall.id())).get("held");
  }

  /** People without a seat whose place is before that of somebody with one. */
  private long passedOver() {
    UUID event = hall.id();
    return (long)
        hall.row(
                """
                SELECT count(*) AS n FROM registration a WHERE event = '%s' AND seat = 'NONE' AND EXISTS (
                  SELECT FROM registration b WHERE b.event = a.event AND b.seat = 'HELD'
                    AND (b.received, b.id) > (a.received, a.id))
                """
                    .formatted(event))
            .get("n");
  }
}
