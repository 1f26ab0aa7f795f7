package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.shared.PersonalData;
import de.stadtrunde.shared.PersonalData.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** All own data means all: every personal column of the catalogue is in it or has a reason. */
@DatabaseTest
class OwnDataTest {

  /** What the person of {@link Known} finds for each column; a new column must be added here. */
  private static final Map<String, List<String>> TOLD =
      Map.ofEntries(
          Map.entry("registration.contact_name", List.of("canary-contact\"")),
          Map.entry("registration.contact_email", List.of("canary-contact@home.example")),
          Map.entry("registration.language", List.of("\"language\":\"tr\"")),
          Map.entry("registration.organisation_name", List.of("canary-house")),
          Map.entry("registration.organisation_type", List.of("WELFARE")),
          Map.entry("registration.answers", List.of("canary-answer")),
          Map.entry("registration.consents", List.of("\"photo\":true")),
          Map.entry("registration.ended_reason", List.of("canary-reason")),
          Map.entry("attendee.name", List.of("canary-one\"", "canary-two\"")),
          Map.entry("attendee.email", List.of("canary-one@home.example")),
          Map.entry("attendee.language", List.of("\"language\":\"ar\"")),
          Map.entry("attendee.function", List.of("canary-function-two")),
          Map.entry("attendee_need.needs", List.of("canary-need-one", "canary-need-two")));

  /** Why the person's file does not hold these. */
  private static final Map<String, String> UNTOLD =
      Map.ofEntries(
          Map.entry("registration.organisation_key", "the same name, folded for comparing"),
          Map.entry("access_token.hash", "a secret, kept as a checksum"),
          Map.entry("access_token.code", "a secret, kept as a checksum"),
          Map.entry("access_session.hash", "a secret, kept as a checksum"),
          Map.entry("live_bearer.hash", "a secret, kept as a checksum"),
          Map.entry("outbox.recipient", "the contact's or a delegate's address, until it is sent"),
          Map.entry("outbox.facts", "what one mail needs, until it is sent"),
          Map.entry("mailbox_mail.recipient", "evaluation only; the mails are theirs anyway"),
          Map.entry("mailbox_mail.message", "evaluation only; the mails are theirs anyway"),
          Map.entry("event.contact_name", "not a participant's"),
          Map.entry("event.contact_telephone", "not a participant's"),
          Map.entry("event.contact_email", "not a participant's"),
          Map.entry("staff_account.email", "not a participant's"),
          Map.entry("staff_account.name", "not a participant's"),
          Map.entry("staff_account.password_hash", "not a participant's"),
          Map.entry("staff_session.hash", "not a participant's"));

  @Autowired private List<PersonalData> modules;
  @Autowired private OwnData ownData;
  @Autowired private JsonMapper json;

  private Hall hall;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(2);
  }

  private String export(Registration one) {
    return json.writeValueAsString(ownData.export(hall.now(one)).block());
  }

  @Test
  void saysOfEveryPersonalColumnWhetherItIsTold() {
    List<String> personal =
        modules.stream()
            .flatMap(module -> module.fields().stream())
            .filter(Field::personal)
            .map(Field::column)
            .toList();

    assertThat(Stream.concat(TOLD.keySet().stream(), UNTOLD.keySet().stream()))
        .containsExactlyInAnyOrderElementsOf(personal);
  }

  @Test
  void tellsEveryWordThatIsKept() {
    Registration known = new Known(hall).comes();
    hall.sql(
        """
        UPDATE registration SET ended_at = received, ended_by = 'STAFF',
          ended_reason = 'canary-reason' WHERE id = '%s'
        """
            .formatted(known.id()));

    String export = export(known);

    TOLD.forEach((column, words) -> assertThat(export).as(column).contains(words));
  }

  @Test
  void tellsOfThoseWhoWereAddedLaterAsWell() {
    Registration family = hall.comes("Familie");
    Registration more = hall.comes("Nachzügler");
    hall.sql(
        "UPDATE registration SET grown_from = '%s' WHERE id = '%s'"
            .formatted(family.id(), more.id()));

    assertThat(export(family)).contains("Nachzügler 0", more.reference());
    assertThat(export(more)).doesNotContain("Familie");
  }

  @Test
  void saysWhenAllOfItIsDeleted() {
    assertThat(export(hall.comes("Anna"))).contains("\"erasedAt\":\"2027-02-19T20:00:00+01:00\"");
  }
}
