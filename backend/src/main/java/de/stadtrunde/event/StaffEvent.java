package de.stadtrunde.event;

import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Contact;
import de.stadtrunde.event.Event.Document;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.Publication;
import de.stadtrunde.event.Event.Question;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.event.Event.Texts;
import de.stadtrunde.event.Event.Venue;
import de.stadtrunde.event.SeatFigures.Seats;
import java.util.List;
import java.util.Map;

/**
 * An event as its organisers read it and write it back: the body of a sign-up of an event, with
 * what the system adds. Times are RFC 3339 with the offset of the zone.
 *
 * @param programme slug; null for none
 * @param seats of all contingents together
 */
record StaffEvent(
    String slug,
    Publication publication,
    State state,
    String stateReason,
    int sequence,
    String programme,
    Map<String, Texts> texts,
    String startsAt,
    String endsAt,
    String zone,
    String registrationOpens,
    String registrationCloses,
    boolean approval,
    long holdMinutes,
    boolean lobby,
    Venue venue,
    Contact contact,
    String video,
    List<Participation> participation,
    Seats seats,
    List<StaffContingent> contingents,
    List<Question> questions,
    List<Document> documents) {

  /**
   * @param organisation name of the directory entry; null unless reserved for one
   */
  record StaffContingent(
      String name,
      Participation participation,
      Audience audience,
      String organisation,
      int capacity,
      Integer maxPerOrganisation,
      String namesDue,
      Seats seats) {}
}
