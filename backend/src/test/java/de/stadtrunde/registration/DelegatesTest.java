package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.event.Event;
import de.stadtrunde.registration.PostBag.Received;
import de.stadtrunde.registration.SignUpForm.AttendeeForm;
import de.stadtrunde.registration.SignUpForm.ContactForm;
import de.stadtrunde.registration.SignUpForm.OrganisationForm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class DelegatesTest {

  @Autowired Changes changes;
  @Autowired EventChanges eventChanges;
  @Autowired JsonMapper json;

  private Hall hall;
  private PostBag post;
  private Registration delegation;

  @BeforeEach
  void delegation(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(2);
    hall.contingent("institutions", "INSTITUTIONS", 10, null);
    post = new PostBag(application);
    delegation = hall.confirm(hall.find(hall.answer(form(), null).reference()));
  }

  private static SignUpForm form() {
    return new SignUpForm(
        "INSTITUTION",
        new ContactForm("Koordination-Kanarie", "koordination@example.org", "de"),
        "DIGITAL",
        new OrganisationForm("Caritas", "WELFARE"),
        List.of(
            delegate("Samir-Kanarie", "samir@example.org", "en"),
            delegate("Olena-Kanarie", "olena@example.org", null),
            delegate("Ohne-Kanarie", null, null)),
        Map.of(),
        Map.of());
  }

  private static AttendeeForm delegate(String name, String email, String language) {
    return new AttendeeForm(
        name, email, language, "Aufgabe-Kanarie", null, Map.of("diet", "Essen-Kanarie"));
  }

  private void patch(String patch) {
    changes.patch(hall.now(delegation), json.readTree(patch)).block();
  }

  private static List<String> told(List<Received> mails) {
    return mails.stream()
        .map(mail -> mail.kind().replace("registration.", "") + " " + mail.recipient())
        .toList();
  }

  @Test
  void eachIsToldInTheOwnLanguageOnceTheCoordinatorHasConfirmed() {
    List<Received> mails = post.empty();

    assertThat(told(mails))
        .containsExactly(
            "confirmed koordination@example.org",
            "delegate olena@example.org",
            "delegate samir@example.org");
    assertThat(mails.get(1).mail().subject()).startsWith("Sie sind angemeldet");
    assertThat(mails.get(2).mail().subject()).startsWith("You are signed up");
  }

  @Test
  void noMailRepeatsTheFormOrTellsOfAnotherPerson() {
    for (Received received : post.empty()) {
      String own = received.recipient().split("@")[0];
      String said = received.mail().text() + received.mail().html() + received.mail().subject();
      said += received.mail().files().stream().map(file -> new String(file.content())).toList();

      assertThat(said.toLowerCase(java.util.Locale.ROOT).replace(own + "-kanarie", ""))
          .doesNotContain("kanarie");
    }
  }

  @Test
  void whoeverReplacesAnotherIsToldAndSoIsTheOther() {
    post.empty();
    patch(
        """
        {"attendees": [{"name": "Samir", "email": "samir@example.org"},
          {"name": "Neu", "email": "neu@example.org"}, {"name": "Ohne"}]}
        """);

    assertThat(told(post.empty()))
        .containsExactly(
            "changed koordination@example.org",
            "delegate neu@example.org",
            "delegate-cancelled olena@example.org");
  }

  @Test
  void allAreToldWhatHappensToTheEvent() {
    post.empty();
    hall.set("state = 'POSTPONED', sequence = 1");
    eventChanges.postponed(hall.snapshot(Event.State.POSTPONED)).block();
    assertThat(told(post.empty()))
        .containsExactly(
            "event-postponed koordination@example.org",
            "event-postponed olena@example.org",
            "event-postponed samir@example.org");

    hall.set("state = 'SCHEDULED', sequence = 2");
    eventChanges.moved(hall.snapshot(Event.State.SCHEDULED)).block();
    assertThat(told(post.empty())).hasSize(3).allMatch(mail -> mail.startsWith("event-moved"));

    hall.set("state = 'CANCELLED', sequence = 3");
    eventChanges.cancelled(hall.snapshot(Event.State.CANCELLED)).block();
    List<Received> cancelled = post.empty();
    assertThat(told(cancelled)).hasSize(3).allMatch(mail -> mail.startsWith("event-cancelled"));
    assertThat(cancelled)
        .allSatisfy(
            mail ->
                assertThat(mail.mail().files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.contentType()).contains("method=CANCEL")));
  }

  @Test
  void aCancelledDelegationIsToldToAll() {
    post.empty();
    hall.cancel(hall.now(delegation));
    List<Received> mails = post.empty();

    assertThat(told(mails))
        .containsExactly(
            "cancelled koordination@example.org",
            "delegate-cancelled olena@example.org",
            "delegate-cancelled samir@example.org");
    assertThat(mails).allMatch(mail -> mail.mail().files().size() == 1);
  }

  @Test
  void onlyASeatIsTakenOutOfTheCalendar() {
    Registration seated = hall.comes("Familie", 2);
    Registration waiting = hall.comes("Nachbarn");
    post.empty();
    hall.cancel(hall.now(waiting));
    assertThat(post.empty()).singleElement().returns(0, mail -> mail.mail().files().size());

    hall.cancel(hall.now(seated));
    assertThat(post.empty()).singleElement().returns(1, mail -> mail.mail().files().size());
  }
}
