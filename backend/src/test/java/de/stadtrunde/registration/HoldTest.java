package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class HoldTest {

  private Hall hall;
  @Autowired MutableClock clock;
  @Autowired SeatCounts counts;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application);
  }

  @Test
  void holdsFreeSeatsForTwoHours() {
    Registration anna = hall.opens(2).signUp("Anna");

    assertThat(hall.status(anna)).isEqualTo("UNCONFIRMED HELD");
    assertThat(anna.standing().seatUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
  }

  @Test
  void givesAPlaceOnlyWhenNoSeatIsFree() {
    hall.opens(1).signUp("Anna");

    assertThat(hall.status(hall.signUp("Ben"))).isEqualTo("UNCONFIRMED NONE");
  }

  @Test
  void seatsAFamilyWholeOrNotAtAll() {
    hall.opens(3).signUp("Anna");

    assertThat(hall.status(hall.signUp("Familie", 3))).isEqualTo("UNCONFIRMED NONE");
    assertThat(hall.row("SELECT held FROM contingent").get("held")).isEqualTo(1);
  }

  @Test
  void holdsNothingForANewcomerWhileAnybodyWaits() {
    hall.opens(3).signUp("Anna");
    hall.signUp("Familie", 3);

    assertThat(hall.status(hall.signUp("Cem"))).isEqualTo("UNCONFIRMED NONE");
  }

  @Test
  void aHeldSeatBecomesTakenWhenTheAddressIsConfirmed() {
    Registration anna = hall.opens(1).comes("Anna");

    assertThat(hall.status(anna)).isEqualTo("CONFIRMED TAKEN");
    assertThat(hall.mails(anna)).containsExactly("registration.confirm", "registration.confirmed");
  }

  @Test
  void aLapsedHoldKeepsThePlace() {
    Registration anna = hall.opens(1).signUp("Anna");
    clock.advance(Duration.ofHours(2));
    Registration ben = hall.signUp("Ben");

    assertThat(hall.status(anna)).isEqualTo("UNCONFIRMED NONE");
    assertThat(hall.status(ben)).isEqualTo("UNCONFIRMED NONE");
    assertThat(hall.status(hall.confirm(anna))).isEqualTo("CONFIRMED TAKEN");
  }

  @Test
  void aHoldLastsUntilItsLastMoment() {
    Registration anna = hall.opens(1).signUp("Anna");
    clock.advance(Duration.ofHours(2).minusMillis(1));
    hall.signUp("Ben");

    assertThat(hall.status(anna)).isEqualTo("UNCONFIRMED HELD");
  }

  @Test
  void anExpiredHoldIsFreeForReadersBeforeAnybodySweptIt() {
    hall.opens(5).signUp("Familie", 4);
    clock.advance(Duration.ofHours(49));

    assertThat(hall.row("SELECT held FROM contingent").get("held")).isEqualTo(4);
    assertThat(seats().free()).isEqualTo(5);
  }

  @Test
  void nothingIsFreeForANewcomerWhileALapsedHoldStillHasItsPlace() {
    hall.opens(5).signUp("Familie", 4);
    clock.advance(Duration.ofHours(3));

    assertThat(seats().free()).isZero();
    assertThat(seats().waiting()).isEqualTo(4);
  }

  @Test
  void countsWaitingPeopleNotRegistrations() {
    hall.opens(3).comes("Gruppe", 3);
    hall.comes("Familie", 3);
    hall.signUp("Cem", 2);

    assertThat(seats().waiting()).isEqualTo(5);
  }

  @Test
  void anUnconfirmedRegistrationExpiresAfter48HoursAndForgetsThePerson() {
    Registration anna = hall.opens(1).signUp("Anna");
    clock.advance(Duration.ofHours(48));
    hall.signUp("Ben");

    assertThat(hall.status(anna)).isEqualTo("EXPIRED NONE");
    assertThat(hall.now(anna).contact().email()).isNull();
    assertThat(hall.rows("SELECT FROM attendee WHERE registration = '%s'".formatted(anna.id())))
        .isEmpty();
  }

  @Test
  void confirmingAfterExpiryRevivesNothing() {
    Registration anna = hall.opens(1).signUp("Anna");
    clock.advance(Duration.ofHours(48));

    assertThat(hall.status(hall.confirm(anna))).isEqualTo("EXPIRED NONE");
  }

  @Test
  void confirmingAgainAnswersThePresentStatus() {
    Registration anna = hall.opens(1).comes("Anna");
    hall.cancel(anna);

    assertThat(hall.status(hall.confirm(anna))).isEqualTo("CANCELLED NONE");
  }

  @Test
  void placesRiseEvenWhenTheClockGoesBack() {
    Registration anna = hall.opens(5).signUp("Anna");
    clock.advance(Duration.ofMinutes(-10));
    Registration ben = hall.signUp("Ben");

    assertThat(ben.standing().received()).isAfter(anna.standing().received());
  }

  private de.stadtrunde.event.SeatFigures.Seats seats() {
    return counts.of(java.util.List.of(hall.id())).block().values().iterator().next();
  }
}
