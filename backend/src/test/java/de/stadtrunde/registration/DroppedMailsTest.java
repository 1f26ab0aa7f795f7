package de.stadtrunde.registration;

import static de.stadtrunde.registration.Correspondence.END;
import static de.stadtrunde.registration.Correspondence.NOW;
import static de.stadtrunde.registration.Correspondence.START;
import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.registration.Notices.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class DroppedMailsTest {

  private Correspondence about;

  @BeforeEach
  void correspondence(@Autowired ApplicationContext application) {
    about = new Correspondence(application);
  }

  /** The kinds that would still be sent to the contact. */
  private Set<Kind> told() {
    EnumSet<Kind> told = EnumSet.allOf(Kind.class);
    told.removeIf(about::drops);
    return told;
  }

  @Test
  void tellsAnUnconfirmedPersonToConfirmAndWhatHappensToTheEvent() {
    about.unconfirmed();

    assertThat(told()).containsExactly(Kind.CONFIRM, Kind.CHANGED, Kind.EVENT_MOVED);
  }

  @Test
  void asksNobodyToConfirmWhatHasExpired() {
    about.unconfirmed().at(NOW.plus(Duration.ofHours(47)));

    assertThat(told()).isEmpty();
  }

  @Test
  void tellsAConfirmedPersonOfTheSeat() {
    assertThat(told()).containsExactly(Kind.CONFIRMED, Kind.CHANGED, Kind.EVENT_MOVED);
  }

  @Test
  void tellsNobodyOfASeatInThePast() {
    about.at(END);

    assertThat(told()).isEmpty();
  }

  @Test
  void tellsThoseWhoWaitOfTheListOnly() {
    about.waits();

    assertThat(told())
        .containsExactly(Kind.WAITLISTED, Kind.OFFER_MISSED, Kind.CHANGED, Kind.EVENT_MOVED);
  }

  @Test
  void callsThoseWhoWaitOnTheLastDayOnly() {
    about.waits().at(START.minus(Duration.ofHours(24)));
    assertThat(told()).contains(Kind.LAST_DAY, Kind.FREED);

    about.at(START);
    assertThat(told()).doesNotContain(Kind.LAST_DAY, Kind.FREED, Kind.WAITLISTED);
  }

  @Test
  void offersWhatIsStillToBeHad() {
    about.offered();
    assertThat(told()).containsExactly(Kind.OFFER, Kind.CHANGED, Kind.EVENT_MOVED);

    about.at(NOW.plus(Duration.ofHours(48)));
    assertThat(told()).isEmpty();
  }

  @Test
  void offersNothingThatWasAccepted() {
    assertThat(about.drops(Kind.OFFER)).isTrue();
  }

  @Test
  void tellsACancelledPersonNothingElse() {
    about.ended("CANCELLED", "PERSON", null);

    assertThat(told()).containsExactly(Kind.CANCELLED);
  }

  @Test
  void tellsARejectedPersonNothingElse() {
    about.ended("REJECTED", "STAFF", null);

    assertThat(told()).containsExactly(Kind.REJECTED);
  }

  @Test
  void aCancelledEventIsToldOnce() {
    about.ended("CANCELLED", "EVENT", "event").event("state = 'CANCELLED'");

    assertThat(told()).containsExactly(Kind.EVENT_CANCELLED);
  }

  @Test
  void aPostponementIsToldWhileItLasts() {
    about.event("state = 'POSTPONED'");
    assertThat(told()).containsExactly(Kind.CONFIRMED, Kind.CHANGED, Kind.EVENT_POSTPONED);

    about.event("state = 'SCHEDULED', sequence = 6");
    assertThat(told()).doesNotContain(Kind.EVENT_POSTPONED).contains(Kind.EVENT_MOVED);
  }

  @Test
  void asksForNoAnswerWhileTheEventHasNoDate() {
    about.offered().is("seat_until = NULL").event("state = 'POSTPONED'");

    assertThat(told()).containsExactly(Kind.CHANGED, Kind.EVENT_POSTPONED);
  }

  @Test
  void writesToNoAddressButTheRegistrations() {
    about.to("stranger@example.org");

    assertThat(told()).isEmpty();
  }

  @Test
  void tellsADelegateOfTheOwnSeatOnly() {
    about.delegation();
    assertThat(told()).containsExactly(Kind.EVENT_MOVED, Kind.DELEGATE);

    about.ended("CANCELLED", "PERSON", null);
    assertThat(told()).containsExactly(Kind.DELEGATE_CANCELLED);
  }

  @Test
  void tellsADelegateWhoWasReplaced() {
    about.delegation();
    about.sql("DELETE FROM attendee");

    assertThat(told()).containsExactly(Kind.DELEGATE_CANCELLED);
  }

  @Test
  void dropsWhatIsErasedAndWhatIsMissingWithoutItsNeighbours() {
    Queued erased =
        about.queued(Kind.CONFIRMED, "de", about.insert("gone@example.org"), "gone@example.org");
    about.sql(
        "UPDATE registration SET contact_email = NULL WHERE id = '%s'".formatted(erased.subject()));
    Queued missing = about.queued(Kind.CONFIRMED, "de", UUID.randomUUID(), "a@example.org");
    Queued sound = about.queued(Kind.CONFIRMED, "de");

    assertThat(about.compose(List.of(erased, missing, sound)).keySet()).containsExactly(sound.id());
  }

  @Test
  void mintsNothingForWhatIsDropped() {
    about.drops(Kind.OFFER);

    assertThat(about.count("access_token")).isZero();
  }
}
