package de.stadtrunde.registration;

import static de.stadtrunde.registration.Correspondence.NOW;
import static de.stadtrunde.registration.Correspondence.code;
import static de.stadtrunde.registration.Correspondence.links;
import static de.stadtrunde.registration.Correspondence.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.mail.ReadMail;
import de.stadtrunde.registration.Access.Holder;
import de.stadtrunde.registration.Notices.Kind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class RegistrationMailsTest {

  private Correspondence about;

  @BeforeEach
  void correspondence(@Autowired ApplicationContext application) {
    about = new Correspondence(application);
  }

  @Test
  void asksToConfirmAndSaysUntilWhenTheSeatIsHeld() {
    ReadMail mail = about.unconfirmed().read(Kind.CONFIRM);

    assertThat(mail.subject())
        .isEqualTo("Bitte bestätigen Sie Ihre Anmeldung: Ludwigshafen im Dialog");
    assertThat(sentences(mail))
        .contains(
            "Wir halten einen Platz für Sie frei bis "
                + about.moment(NOW.plus(Duration.ofHours(2)), "de"))
        .contains("bis " + about.moment(NOW.plus(Duration.ofHours(47)), "de"));
    assertThat(links(mail.text()).get(0).get(0)).isEqualTo("confirm");
    assertThat(links(mail.html())).isEqualTo(links(mail.text()));
  }

  @Test
  void promisesNoSeatThatIsNotHeld() {
    about.unconfirmed().is("seat = 'NONE', seat_until = NULL");

    assertThat(sentences(about.read(Kind.CONFIRM)))
        .contains("Zurzeit ist nichts für Sie frei gehalten")
        .doesNotContain("Wir halten");
  }

  @Test
  void promisesNoSeatWhoseHoldHasLapsedWhileTheMailWaited() {
    about.unconfirmed().at(NOW.plus(Duration.ofHours(2)));

    assertThat(sentences(about.read(Kind.CONFIRM)))
        .contains("Zurzeit ist nichts für Sie frei gehalten")
        .doesNotContain("Wir halten");
  }

  @Test
  void opensTheRegistrationByLinkAndByCode() {
    ReadMail mail = about.read(Kind.CONFIRMED);
    Holder contact = new Holder(about.registration, null);

    assertThat(links(mail.text()))
        .singleElement()
        .extracting(list -> list.get(0))
        .isEqualTo("registration");
    assertThat(about.opens(links(mail.text()).get(0).get(1))).isEqualTo(contact);
    assertThat(about.opensByCode(code(mail))).isEqualTo(contact);
    assertThat(mail.text()).contains("http://localhost:8080/code");
    assertThat(mail.html()).contains(code(mail)).contains("http://localhost:8080/code");
  }
}
