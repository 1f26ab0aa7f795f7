package de.stadtrunde.event;

import static de.stadtrunde.shared.Catalogue.GERMAN;

import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Contact;
import de.stadtrunde.event.Event.Document;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.Question;
import de.stadtrunde.event.Event.Texts;
import de.stadtrunde.event.Event.Venue;
import de.stadtrunde.shared.Problem.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an organiser has written about an event, sound in itself.
 *
 * @param programme slug; null for none
 * @param startsAt null only in a draft, as is {@code endsAt}
 */
record EventForm(
    String slug,
    String programme,
    Map<String, Texts> texts,
    Instant startsAt,
    Instant endsAt,
    String zone,
    Instant registrationOpens,
    Instant registrationCloses,
    boolean approval,
    int holdMinutes,
    boolean lobby,
    Venue venue,
    Contact contact,
    String video,
    List<Seats> contingents,
    List<Question> questions,
    List<Document> documents) {

  /**
   * A contingent as written; its identity is its name.
   *
   * @param organisation as typed; null unless reserved for one
   */
  record Seats(
      String name,
      Participation participation,
      Audience audience,
      String organisation,
      int capacity,
      Integer maxPerOrganisation,
      Instant namesDue) {}

  /** What the public must not miss; empty when the event may be shown. */
  List<Fault> missingToPublish() {
    return missing(texts.get(GERMAN), startsAt, endsAt, contingents.isEmpty());
  }

  static List<Fault> missingToPublish(Event event) {
    return missing(
        event.texts().get(GERMAN), event.startsAt(), event.endsAt(), event.contingents().isEmpty());
  }

  private static List<Fault> missing(Texts german, Instant start, Instant end, boolean noSeats) {
    List<Fault> missing = new ArrayList<>();
    if (german == null) {
      missing.add(new Fault("/texts/de/title", "required"));
    }
    if (start == null) {
      missing.add(new Fault("/startsAt", "required"));
    }
    if (end == null) {
      missing.add(new Fault("/endsAt", "required"));
    }
    if (noSeats) {
      missing.add(new Fault("/contingents", "required"));
    }
    return missing;
  }
}
