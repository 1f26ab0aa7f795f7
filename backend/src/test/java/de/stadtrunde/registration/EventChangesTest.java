package de.stadtrunde.registration;

import static de.stadtrunde.registration.WaitingListTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.event.Event;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class EventChangesTest {

  @Autowired MutableClock clock;
  @Autowired EventChanges changes;

  private Hall hall;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(2);
  }

  @Test
  void aCancelledEventEndsEveryLiveRegistrationAndTellsEachOnce() {
    Registration anna = hall.comes("Anna");
    Registration ben = hall.signUp("Ben");
    Registration cem = hall.comes("Cem");
    cancel();
    cancel();

    assertThat(hall.status(anna)).isEqualTo("CANCELLED NONE");
    assertThat(hall.status(ben)).isEqualTo("CANCELLED NONE");
    assertThat(hall.status(cem)).isEqualTo("CANCELLED NONE");
    assertThat(hall.now(anna).standing().ended().by()).isEqualTo(Standing.By.EVENT);
    assertThat(hall.mails(anna)).filteredOn("registration.event-cancelled"::equals).hasSize(1);
    assertThat(hall.row("SELECT held + offered + taken AS n FROM contingent").get("n"))
        .isEqualTo(0);
  }

  @Test
  void aCancelledEventTakesNoSignUp() {
    cancel();

    assertProblem("event-cancelled", () -> hall.signUp("Anna"));
  }

  @Test
  void aPostponedEventTakesNoSignUp() {
    postpone();

    assertProblem("registration-closed", () -> hall.signUp("Anna"));
  }

  @Test
  void holdsAndOffersPauseWhileAnEventIsPostponed() {
    Registration anna = hall.signUp("Anna");
    Registration offered = offered();
    postpone();
    clock.advance(Duration.ofDays(30));

    assertThat(hall.status(hall.confirm(anna))).isEqualTo("CONFIRMED TAKEN");
    assertThat(hall.status(offered)).isEqualTo("OFFERED OFFERED");
  }

  @Test
  void pausedHoldsAndOffersEnd48HoursAfterTheNewDateIsAnnounced() {
    Registration anna = hall.signUp("Anna");
    Registration offered = offered();
    postpone();
    clock.advance(Duration.ofDays(30));
    move(Instant.parse("2027-06-01T16:00:00Z"));

    Instant end = clock.instant().plus(Duration.ofHours(48));
    assertThat(hall.now(anna).standing().seatUntil()).isEqualTo(end);
    assertThat(hall.now(offered).standing().seatUntil()).isEqualTo(end);
  }

  @Test
  void movingWithoutPauseLeavesHoldsAsTheyAre() {
    Registration anna = hall.signUp("Anna");
    move(Instant.parse("2027-06-01T16:00:00Z"));

    assertThat(hall.now(anna).standing().seatUntil()).isEqualTo(anna.standing().seatUntil());
    assertThat(hall.mails(anna)).contains("registration.event-moved");
  }

  @Test
  void eachChangeIsToldOnce() {
    Registration anna = hall.comes("Anna");
    move(Instant.parse("2027-06-01T16:00:00Z"));
    move(Instant.parse("2027-06-08T16:00:00Z"));

    assertThat(hall.mails(anna)).filteredOn("registration.event-moved"::equals).hasSize(2);
  }

  @Test
  void aLargerContingentIsOfferedToThoseWhoWait() {
    hall.comes("Gruppe", 2);
    Registration ben = hall.comes("Ben");
    hall.sql("UPDATE contingent SET capacity = 3");
    changes.contingentsChanged(event(Event.State.SCHEDULED)).block();

    assertThat(hall.status(ben)).isEqualTo("OFFERED OFFERED");
  }

  /** Both seats are gone; somebody waits, somebody leaves. */
  private Registration offered() {
    Registration leaving = hall.comes("Leaving");
    Registration waiting = hall.comes("Waiting");
    hall.cancel(leaving);
    return waiting;
  }

  private void cancel() {
    hall.set("state = 'CANCELLED', sequence = 1");
    changes.cancelled(event(Event.State.CANCELLED)).block();
  }

  private void postpone() {
    hall.set("state = 'POSTPONED', sequence = sequence + 1");
    changes.postponed(event(Event.State.POSTPONED)).block();
  }

  private void move(Instant start) {
    hall.set(
        "state = 'SCHEDULED', sequence = sequence + 1, starts_at = '%s', ends_at = '%s'"
            .formatted(start, start.plus(Duration.ofHours(3))));
    changes.moved(event(Event.State.SCHEDULED)).block();
  }

  private Event event(Event.State state) {
    return hall.snapshot(state);
  }
}
