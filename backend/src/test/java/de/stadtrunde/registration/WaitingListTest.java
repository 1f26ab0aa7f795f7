package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.shared.Problem;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class WaitingListTest {

  private Hall hall;
  @Autowired MutableClock clock;
  @Autowired Decisions decisions;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application);
  }

  @Test
  void aConfirmedPersonWithoutSeatWaits() {
    hall.opens(1).comes("Anna");
    Registration ben = hall.comes("Ben");

    assertThat(hall.status(ben)).isEqualTo("WAITLISTED NONE");
    assertThat(hall.mails(ben)).contains("registration.waitlisted");
  }

  @Test
  void aFreedSeatIsOfferedToTheFirstInTheLineAtOnce() {
    Registration anna = hall.opens(1).comes("Anna");
    Registration ben = hall.comes("Ben");
    Registration cem = hall.comes("Cem");
    hall.cancel(anna);

    assertThat(hall.status(ben)).isEqualTo("OFFERED OFFERED");
    assertThat(hall.status(cem)).isEqualTo("WAITLISTED NONE");
    assertThat(hall.mails(ben)).contains("registration.offer");
  }

  @Test
  void thePlaceCountsFromTheSignUpNotFromTheConfirmation() {
    Registration anna = hall.opens(1).comes("Anna");
    Registration ben = hall.signUp("Ben");
    hall.comes("Cem");
    hall.confirm(ben);
    hall.cancel(anna);

    assertThat(hall.status(ben)).isEqualTo("OFFERED OFFERED");
  }

  @Test
  void anUnconfirmedPersonBlocksNobodyWhoConfirms() {
    Registration anna = hall.opens(1).signUp("Anna");
    hall.signUp("Ben");
    clock.advance(Duration.ofHours(3));
    Registration cem = hall.signUp("Cem");

    assertThat(hall.status(hall.confirm(cem))).isEqualTo("CONFIRMED TAKEN");
    assertThat(hall.status(hall.confirm(anna))).isEqualTo("WAITLISTED NONE");
  }

  @Test
  void whoConfirmsDoesNotPassSomebodyInTheLine() {
    Registration anna = hall.opens(2).comes("Anna");
    hall.comes("Ben");
    Registration family = hall.comes("Familie", 2);
    Registration late = hall.signUp("Late");
    hall.cancel(anna);

    assertThat(hall.status(family)).isEqualTo("WAITLISTED NONE");
    assertThat(hall.status(hall.confirm(late))).isEqualTo("WAITLISTED NONE");
  }

  @Test
  void aHeadThatDoesNotFitBlocksUntilItIsSkipped() {
    Registration anna = hall.opens(2).comes("Anna");
    hall.comes("Ben");
    Registration family = hall.comes("Familie", 2);
    Registration cem = hall.comes("Cem");
    hall.cancel(anna);
    assertThat(hall.status(cem)).isEqualTo("WAITLISTED NONE");

    decisions.skip(family).block();

    assertThat(hall.status(cem)).isEqualTo("OFFERED OFFERED");
    assertThat(hall.status(family)).isEqualTo("WAITLISTED NONE");
  }

  @Test
  void aHeadThatDoesNotFitBlocksEvenWhenSeveralSeatsAreFree() {
    Registration pair = hall.opens(3).comes("Anna und Ben", 2);
    hall.comes("Dora");
    hall.comes("Familie", 3);
    Registration cem = hall.comes("Cem");
    hall.cancel(pair);

    assertThat(hall.status(cem)).isEqualTo("WAITLISTED NONE");
  }

  @Test
  void theOrganiserSeatsSomebodyPastTheOrderIfItFits() {
    Registration anna = hall.opens(2).comes("Anna");
    hall.comes("Ben");
    hall.comes("Familie", 2);
    Registration cem = hall.comes("Cem");
    hall.cancel(anna);

    assertThat(hall.status(decisions.seat(cem).block())).isEqualTo("CONFIRMED TAKEN");
  }

  @Test
  void theOrganiserCannotSeatMoreThanFit() {
    hall.opens(1).comes("Anna");
    Registration ben = hall.comes("Ben");

    assertProblem("full", () -> decisions.seat(ben).block());
  }

  @Test
  void anAcceptedOfferIsASeat() {
    Registration ben = offered();

    assertThat(hall.status(hall.accept(ben))).isEqualTo("CONFIRMED TAKEN");
    assertThat(hall.status(hall.accept(ben))).isEqualTo("CONFIRMED TAKEN");
  }

  @Test
  void anOfferLasts48HoursAndThenGoesToTheNext() {
    Registration ben = offered();
    Registration cem = hall.comes("Cem");
    clock.advance(Duration.ofHours(48));
    Registration dora = hall.signUp("Dora");

    assertThat(hall.status(ben)).isEqualTo("WAITLISTED NONE");
    assertThat(hall.status(cem)).isEqualTo("OFFERED OFFERED");
    assertThat(hall.status(dora)).isEqualTo("UNCONFIRMED NONE");
    assertThat(hall.mails(ben)).contains("registration.offer-missed");
  }

  @Test
  void aLapsedOfferCannotBeAccepted() {
    Registration ben = offered();
    hall.comes("Cem");
    clock.advance(Duration.ofHours(48));

    assertProblem("offer-over", () -> hall.accept(ben));
  }

  @Test
  void aDeclinedOfferGoesToTheEndOfTheListTheFirstTime() {
    Registration ben = offered();
    Registration cem = hall.comes("Cem");

    hall.decline(ben);

    assertThat(hall.status(cem)).isEqualTo("OFFERED OFFERED");
    assertThat(hall.status(ben)).isEqualTo("WAITLISTED NONE");
    assertThat(hall.now(ben).standing().received()).isAfter(cem.standing().received());
  }

  @Test
  void theSecondMissedOfferEndsTheRegistration() {
    Registration ben = offered();
    hall.decline(ben);
    assertThat(hall.status(ben)).isEqualTo("OFFERED OFFERED");
    hall.decline(ben);

    assertThat(hall.status(ben)).isEqualTo("CANCELLED NONE");
    assertThat(hall.now(ben).standing().ended().reason()).isEqualTo("offers-missed");
  }

  @Test
  void atNightMailAndDeadlineStartAtEight() {
    Registration anna = hall.opens(1).comes("Anna");
    Registration ben = hall.comes("Ben");
    clock.set(Instant.parse("2027-01-07T21:00:00Z"));
    hall.cancel(anna);

    Instant morning = Instant.parse("2027-01-08T07:00:00Z");
    assertThat(hall.now(ben).standing().seatUntil()).isEqualTo(morning.plus(Duration.ofHours(48)));
    assertThat(hall.row("SELECT send_after FROM outbox WHERE kind = 'registration.offer'"))
        .extractingByKey("send_after")
        .hasToString("2027-01-08T07:00Z");
  }

  @Test
  void anOfferEndsAtTheLatestADayBeforeTheStart() {
    Registration anna = hall.opens(1).comes("Anna");
    Registration ben = hall.comes("Ben");
    clock.set(Hall.START.minus(Duration.ofHours(30)));
    hall.cancel(anna);

    assertThat(hall.now(ben).standing().seatUntil())
        .isEqualTo(Hall.START.minus(Duration.ofHours(24)));
  }

  @Test
  void inTheLastDayAllAreToldAndTheFirstToAcceptIsSeated() {
    Registration anna = hall.opens(1).comes("Anna");
    Registration ben = hall.comes("Ben");
    Registration cem = hall.comes("Cem");
    clock.set(Hall.START.minus(Duration.ofHours(20)));
    hall.cancel(anna);

    assertThat(hall.mails(ben)).contains("registration.freed");
    assertThat(hall.mails(cem)).contains("registration.freed");
    assertThat(hall.status(hall.accept(cem))).isEqualTo("CONFIRMED TAKEN");
    assertProblem("full", () -> hall.accept(ben));
  }

  @Test
  void beforeTheLastDayNobodyTakesASeatWithoutAnOffer() {
    hall.opens(1).comes("Anna");
    Registration ben = hall.comes("Ben");

    assertProblem("offer-over", () -> hall.accept(ben));
  }

  private Registration offered() {
    Registration anna = hall.opens(1).comes("Anna");
    Registration ben = hall.comes("Ben");
    hall.cancel(anna);
    return ben;
  }

  static void assertProblem(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
