package de.stadtrunde.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Contact;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.Question.Condition;
import de.stadtrunde.event.Event.Question.Type;
import de.stadtrunde.event.Event.Registration;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.event.Event.Texts;
import de.stadtrunde.event.Event.Venue;
import java.util.List;

/** What programs read about an event without an account. Times are RFC 3339 with offset. */
final class EventJson {

  private EventJson() {}

  /** Events in the order of their start. */
  record Listed(List<Summary> items) {}

  record Summary(
      String slug,
      String title,
      State state,
      String startsAt,
      String endsAt,
      List<Participation> participation,
      Registration registration,
      Seats seats) {}

  /** In people; {@code free} is what a newcomer gets now. */
  record Seats(int capacity, int free, int waiting) {

    static Seats of(SeatFigures.Seats figures) {
      return new Seats(figures.capacity(), figures.free(), figures.waiting());
    }
  }

  /**
   * One event whole.
   *
   * @param language of the texts
   * @param fallback whether the language asked for is missing, so that another one answers
   */
  record Detail(
      @JsonUnwrapped Summary summary,
      String stateReason,
      String zone,
      String registrationOpens,
      String registrationCloses,
      boolean approval,
      long holdMinutes,
      String programme,
      String language,
      boolean fallback,
      Texts texts,
      Venue venue,
      Contact contact,
      List<Contingent> contingents,
      List<Question> questions,
      List<Document> documents) {}

  /**
   * @param organisation name of the one it is reserved for; null for all others
   */
  record Contingent(
      String name,
      Participation participation,
      Audience audience,
      String organisation,
      Integer maxPerOrganisation,
      String namesDue,
      Seats seats) {}

  record Question(
      String key,
      Type type,
      boolean required,
      String label,
      List<Choice> choices,
      Condition dependsOn) {}

  record Choice(String value, String label) {}

  record Document(String title, String url) {}
}
