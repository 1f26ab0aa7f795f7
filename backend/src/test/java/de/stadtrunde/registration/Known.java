package de.stadtrunde.registration;

import de.stadtrunde.registration.SignUpForm.AttendeeForm;
import de.stadtrunde.registration.SignUpForm.ContactForm;
import de.stadtrunde.registration.SignUpForm.OrganisationForm;
import java.util.List;
import java.util.Map;

/** Somebody of whom the platform knows all that it can know, each word of it a canary. */
final class Known {

  static final String CANARY = "canary";

  private final Hall hall;

  Known(Hall hall) {
    this.hall = hall;
    hall.contingent("institutions", "INSTITUTIONS", 9, 9);
  }

  /** A confirmed delegation of two, with needs, answers, consents, mails and an open session. */
  Registration comes() {
    Registration one = hall.confirm(hall.find(hall.answer(form(), null).reference()));
    fill(one);
    return one;
  }

  /** The same before its address is proven. */
  Registration signsUp() {
    return hall.find(hall.answer(form(), null).reference());
  }

  private static SignUpForm form() {
    return new SignUpForm(
        "INSTITUTION",
        new ContactForm("canary-contact", "canary-contact@home.example", "tr"),
        "DIGITAL",
        new OrganisationForm("canary-house", "WELFARE"),
        List.of(delegate("one"), delegate("two")),
        Map.of(),
        Map.of("photo", true));
  }

  private static AttendeeForm delegate(String name) {
    return new AttendeeForm(
        "canary-" + name,
        "canary-" + name + "@home.example",
        "ar",
        "canary-function-" + name,
        null,
        Map.of("diet", "canary-need-" + name));
  }

  private void fill(Registration one) {
    hall.sql(
        "UPDATE registration SET answers = '{\"topic\": \"canary-answer\"}' WHERE id = '%s'"
            .formatted(one.id()));
    hall.sql(
        """
        INSERT INTO mailbox_mail (recipient, message, sent_at, subject)
        VALUES ('canary-contact@home.example', convert_to('Guten Tag canary-contact', 'UTF8'),
          '%s', '%s')
        """
            .formatted(Hall.START, one.id()));
    hall.sql(
        """
        WITH inside AS (
          INSERT INTO live_participant (id, event, registration, admitted, joined_at)
          VALUES (gen_random_uuid(), '%s', '%s', true, '%s') RETURNING id)
        INSERT INTO live_bearer (hash, participant, expires_at)
        SELECT convert_to('canary-bearer' || id, 'UTF8'), id, '2030-01-01' FROM inside
        """
            .formatted(one.event(), one.id(), Hall.START));
  }
}
