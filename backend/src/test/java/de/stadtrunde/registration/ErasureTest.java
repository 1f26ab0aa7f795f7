package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.stadtrunde.Canaries;
import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import de.stadtrunde.event.Event;
import de.stadtrunde.registration.PostBag.Received;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

@DatabaseTest
class ErasureTest {

  @Autowired private ApplicationContext application;
  @Autowired private DatabaseClient database;
  @Autowired private Erasure erasure;
  @Autowired private EventChanges changes;
  @Autowired private MutableClock clock;

  private Hall hall;

  @BeforeEach
  void hall() {
    hall = new Hall(application).opens(2);
  }

  private List<Received> mails() {
    return new PostBag(application).empty();
  }

  @Test
  void leavesNothingInAnyColumnOfAnyTable() {
    Registration known = new Known(hall).comes();
    assertThat(Canaries.found(database, Known.CANARY))
        .contains(
            "registration.contact_name",
            "registration.contact_email",
            "registration.organisation_name",
            "registration.answers",
            "attendee.name",
            "attendee.email",
            "outbox.recipient",
            "outbox.facts",
            "mailbox_mail.message",
            "live_bearer.hash");
    assertThat(hall.rows("SELECT * FROM attendee_need")).hasSize(2);

    erasure.erase(known).block();
    assertThat(mails()).hasSize(3);

    assertThat(Canaries.found(database, Known.CANARY)).isEmpty();
    assertThat(hall.rows("SELECT * FROM attendee_need")).isEmpty();
    assertThat(hall.row("SELECT language FROM registration").get("language")).isEqualTo("und");
  }

  @Test
  void tellsThePersonOnceAndTakesTheEventOutOfTheCalendar() {
    Registration anna = hall.comes("Anna");
    erasure.erase(anna).block();
    erasure.erase(anna).block();

    assertThat(mails())
        .singleElement()
        .satisfies(
            received -> {
              assertThat(received.recipient()).isEqualTo("person@example.org");
              assertThat(received.mail().subject()).startsWith("Wir haben Ihre Angaben gelöscht");
              assertThat(received.mail().text()).doesNotContain("Anna");
              assertThat(new String(received.mail().files().get(0).content()))
                  .contains("METHOD:CANCEL");
            });
  }

  @Test
  void tellsDelegatesThatTheirSeatIsGone() {
    Registration known = new Known(hall).comes();
    mails();
    erasure.erase(known).block();

    assertThat(mails())
        .extracting(Received::kind, Received::recipient)
        .containsExactly(
            tuple("registration.delegate-cancelled", "canary-one@home.example"),
            tuple("registration.delegate-cancelled", "canary-two@home.example"),
            tuple("registration.erased", "canary-contact@home.example"));
  }

  @Test
  void takesThoseAlongWhoWereAddedLaterEvenIfTheirPartHasEnded() {
    Registration family = hall.comes("canary", 2);
    for (String status : List.of("WAITLISTED", "CANCELLED")) {
      Registration more = hall.comes("canary-" + status);
      hall.sql(
          "UPDATE registration SET grown_from = '%s' WHERE id = '%s'"
              .formatted(family.id(), more.id()));
      if (status.equals("CANCELLED")) {
        hall.cancel(more);
      }
    }

    erasure.erase(family).block();
    mails();

    assertThat(Canaries.found(database, Known.CANARY)).isEmpty();
  }

  @Test
  void offersTheSeatToWhoeverWaits() {
    Registration pair = hall.comes("Anna", 2);
    Registration ben = hall.comes("Ben");

    erasure.erase(pair).block();

    assertThat(hall.status(pair)).isEqualTo("CANCELLED NONE");
    assertThat(hall.status(ben)).isEqualTo("OFFERED OFFERED");
  }

  @Test
  void keepsTheFactOfThoseWhoWereThere() {
    Registration anna = hall.comes("Anna");
    clock.set(Hall.START.plus(Duration.ofHours(1)));

    erasure.erase(anna).block();

    assertThat(hall.status(anna)).isEqualTo("CONFIRMED TAKEN");
    assertThat(mails()).singleElement().matches(received -> received.mail().files().isEmpty());
  }

  @Test
  void leavesNobodyToTellWhenTheEventChangesLater() {
    Registration anna = hall.comes("Anna");
    clock.set(Hall.START.plus(Duration.ofHours(1)));
    erasure.erase(anna).block();
    mails();

    changes.cancelled(hall.snapshot(Event.State.CANCELLED)).block();

    assertThat(hall.status(anna)).isEqualTo("CANCELLED NONE");
    assertThat(mails()).isEmpty();
  }

  @Test
  void isNotedForTheDeletionReport() {
    Registration anna = hall.comes("Anna");
    erasure.erase(anna).block();

    assertThat(hall.row("SELECT action, subject FROM audit_entry"))
        .containsEntry("action", "registration.erased")
        .containsEntry("subject", anna.reference());
  }
}
