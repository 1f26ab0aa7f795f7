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

@DatabaseTest
class ApprovalTest {

  @Autowired MutableClock clock;
  @Autowired Approvals approvals;
  @Autowired Decisions decisions;

  private Hall hall;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(1).set("approval = true");
  }

  @Test
  void aConfirmedAddressKeepsItsSeatWhileTheOrganiserDecides() {
    Registration anna = hall.comes("Anna");
    clock.advance(Duration.ofDays(5));
    hall.signUp("Ben");

    assertThat(hall.status(anna)).isEqualTo("PENDING_APPROVAL HELD");
    assertThat(hall.mails(anna)).contains("registration.pending");
  }

  @Test
  void anApprovedPersonTakesTheHeldSeat() {
    Registration anna = hall.comes("Anna");

    assertThat(hall.status(approvals.approve(anna).block())).isEqualTo("CONFIRMED TAKEN");
  }

  @Test
  void anApprovedPersonWithoutSeatWaits() {
    hall.comes("Anna");
    Registration ben = hall.comes("Ben");
    assertThat(hall.status(ben)).isEqualTo("PENDING_APPROVAL NONE");

    assertThat(hall.status(approvals.approve(ben).block())).isEqualTo("WAITLISTED NONE");
  }

  @Test
  void anUnapprovedPersonBlocksNobodyInTheLine() {
    Registration anna = hall.comes("Anna");
    hall.comes("Ben");
    Registration cem = hall.comes("Cem");
    approvals.approve(cem).block();
    decisions.reject(anna, null).block();

    assertThat(hall.status(cem)).isEqualTo("OFFERED OFFERED");
  }

  @Test
  void aRejectedPersonFreesTheSeatAndIsTold() {
    Registration anna = hall.comes("Anna");
    decisions.reject(anna, "Nur für Einrichtungen").block();

    assertThat(hall.status(anna)).isEqualTo("REJECTED NONE");
    assertThat(hall.mails(anna)).contains("registration.rejected");
    assertThat(hall.now(anna).standing().ended().by()).isEqualTo(Standing.By.STAFF);
  }

  @Test
  void onlySomebodyPendingCanBeApproved() {
    Registration anna = hall.signUp("Anna");

    assertProblem("not-pending", () -> approvals.approve(anna).block());
  }
}
