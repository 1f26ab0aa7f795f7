package de.stadtrunde.event;

import static de.stadtrunde.shared.PersonalData.Field.notPersonal;

import de.stadtrunde.shared.PersonalData;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The one person an event names is whom people may call. */
@Component
class EventFields implements PersonalData {

  private static final List<String> NOT_PERSONAL =
      List.of(
          "programme.slug",
          "programme.texts",
          "project.slug",
          "project.texts",
          "project_bearer.name",
          "event.slug",
          "event.publication",
          "event.state",
          "event.state_reason",
          "event.texts",
          "event.zone",
          "event.venue_name",
          "event.venue_address",
          "event.video_url",
          "contingent.name",
          "contingent.participation",
          "contingent.audience",
          "event_question.key",
          "event_question.type",
          "event_question.label",
          "event_question.choices",
          "event_question.depends_on",
          "event_document.title",
          "event_document.url");

  @Override
  public List<Field> fields() {
    return Stream.concat(
            Stream.of("contact_name", "contact_telephone", "contact_email")
                .map(name -> new Field("event." + name, "contact", "GDPR 6(1)(e)", "with-event")),
            NOT_PERSONAL.stream().map(column -> notPersonal(column)))
        .toList();
  }
}
