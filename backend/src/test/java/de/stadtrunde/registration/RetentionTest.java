package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.Canaries;
import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** What is deleted when, with the clock set to the moment and to the last one before it. */
@DatabaseTest
class RetentionTest {

  private static final Instant END = Hall.START.plus(Duration.ofHours(3));

  @Autowired private DatabaseClient database;
  @Autowired private MutableClock clock;
  @Autowired private Retention retention;
  @Autowired private Sweep sweep;

  private Hall hall;
  private Known known;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(2);
    known = new Known(hall);
  }

  private void at(Instant now) {
    clock.set(now);
    sweep.sweep().block();
    retention.sweep().block();
  }

  private int needs() {
    return hall.rows("SELECT * FROM attendee_need").size();
  }

  private boolean knowsPeople() {
    return !Canaries.found(database, Known.CANARY).isEmpty();
  }

  @Test
  void deletesNeedsAWeekAfterTheEventAndNothingElse() {
    known.comes();
    at(END.plus(Retention.NEEDS).minusMillis(1));
    assertThat(needs()).isEqualTo(2);

    at(END.plus(Duration.ofDays(7)));
    assertThat(needs()).isZero();
    assertThat(hall.rows("SELECT name FROM attendee")).hasSize(2);
  }

  @Test
  void deletesPeopleThirtyDaysAfterTheEvent() {
    Registration one = known.comes();
    at(END.plus(Retention.PEOPLE).minusMillis(1));
    assertThat(hall.now(one).contact().name()).isEqualTo("canary-contact");

    at(END.plus(Duration.ofDays(30)));
    assertThat(knowsPeople()).isFalse();
    assertThat(hall.status(one)).isEqualTo("CONFIRMED TAKEN");
    assertThat(hall.row("SELECT detail::text FROM audit_entry").get("detail"))
        .isEqualTo("{\"registrations\": 1}");
  }

  @Test
  void deletesPeopleOfACancelledEventOnTheSameDay() {
    known.comes();
    hall.set("state = 'CANCELLED'");

    at(END.plus(Duration.ofDays(30)));
    assertThat(knowsPeople()).isFalse();
  }

  @Test
  void keepsPeopleOfAnEventThatWaitsForADateButNotForEver() {
    known.comes();
    hall.set("state = 'POSTPONED'");
    at(END.plus(Duration.ofDays(365)).minusMillis(1));
    assertThat(needs()).isEqualTo(2);

    at(END.plus(Duration.ofDays(365)));
    assertThat(knowsPeople()).isFalse();
    assertThat(needs()).isZero();
  }

  @Test
  void deletesWhoNeverConfirmedAfterTwoDays() {
    known.signsUp();
    at(clock.instant().plus(Duration.ofHours(48)).minusMillis(1));
    assertThat(knowsPeople()).isTrue();

    at(clock.instant().plusMillis(1));
    assertThat(knowsPeople()).isFalse();
    assertThat(needs()).isZero();
  }

  @Test
  void deletesWhatStaffWroteAboutSomebody() {
    Registration one = known.comes();
    hall.sql(
        """
        UPDATE registration SET status = 'CANCELLED', seat = 'NONE', ended_at = '%s',
          ended_by = 'STAFF', ended_reason = 'canary is ill' WHERE id = '%s'
        """
            .formatted(clock.instant(), one.id()));

    at(END.plus(Duration.ofDays(30)));
    assertThat(knowsPeople()).isFalse();
  }

  @Test
  void leavesNothingOfAnybodyAYearLater() {
    known.comes();
    known.signsUp();
    hall.cancel(known.comes());
    hall.comes("canary", 2);
    hall.comes("canary waits");

    at(END.plus(Duration.ofDays(365)));
    assertThat(knowsPeople()).isFalse();
    for (String table : new String[] {"attendee", "access_token", "access_session", "outbox"}) {
      assertThat(hall.rows("SELECT * FROM " + table)).as(table).isEmpty();
    }
  }

  @Test
  void findsNobodyTwice() {
    known.comes();
    at(END.plus(Duration.ofDays(30)));
    at(END.plus(Duration.ofDays(31)));

    assertThat(hall.rows("SELECT * FROM audit_entry")).hasSize(1);
  }
}
