package de.stadtrunde.registration;

import de.stadtrunde.shared.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** The personal columns of registrations: purpose, legal basis, deletion. */
@Component
class RegistrationFields implements PersonalData {

  /** A public task: the city's dialogue with its people (LDSG RLP, section 3). */
  private static final String TASK = "GDPR 6(1)(e)";

  private static final String CONSENT = "GDPR 6(1)(a)";
  private static final String SPECIAL = "GDPR 9(2)(a)";

  private static final String TAKE_PART = "take-part";
  private static final String REACH = "reach";
  private static final String AFTER_EVENT = "after-event";

  @Override
  public List<Field> fields() {
    return List.of(
        Field.notPersonal("registration.reference"),
        Field.notPersonal("registration.kind"),
        Field.notPersonal("registration.participation"),
        Field.notPersonal("registration.status"),
        Field.notPersonal("registration.seat"),
        new Field("registration.contact_name", TAKE_PART, TASK, AFTER_EVENT),
        new Field("registration.contact_email", REACH, TASK, AFTER_EVENT),
        new Field("registration.language", REACH, TASK, AFTER_EVENT),
        new Field("registration.organisation_name", TAKE_PART, TASK, AFTER_EVENT),
        new Field("registration.organisation_key", TAKE_PART, TASK, AFTER_EVENT),
        new Field("registration.organisation_type", TAKE_PART, TASK, AFTER_EVENT),
        new Field("registration.answers", "prepare", TASK, AFTER_EVENT),
        new Field("registration.consents", "consents", CONSENT, AFTER_EVENT),
        Field.notPersonal("registration.ended_by"),
        new Field("registration.ended_reason", TAKE_PART, TASK, AFTER_EVENT),
        new Field("attendee.name", TAKE_PART, TASK, AFTER_EVENT),
        new Field("attendee.email", REACH, TASK, AFTER_EVENT),
        new Field("attendee.language", REACH, TASK, AFTER_EVENT),
        new Field("attendee.function", TAKE_PART, TASK, AFTER_EVENT),
        new Field("attendee_need.needs", "needs", SPECIAL, "week-after-event"),
        new Field("access_token.hash", "access", TASK, "month-after-event"),
        new Field("access_token.code", "access", TASK, "month-after-event"),
        new Field("access_session.hash", "access", TASK, "hour"),
        Field.notPersonal("idempotency_key.key"),
        Field.notPersonal("idempotency_key.request"),
        Field.notPersonal("idempotency_key.response"));
  }
}
