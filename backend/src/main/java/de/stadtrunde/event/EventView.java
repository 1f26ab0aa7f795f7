package de.stadtrunde.event;

import de.stadtrunde.event.Event.Contact;
import de.stadtrunde.event.SeatFigures.Seats;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * An event in one language, as pages show it; {@code pages/event/event.html} tells the members.
 * Names of enums are text here: templates compare them.
 */
record EventView(
    String slug,
    String title,
    String summary,
    String textLanguage,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    String state,
    String stateReason,
    boolean past,
    List<String> participation,
    String registration,
    Instant registrationOpens,
    Instant registrationCloses,
    Seats seats,
    boolean forPublic,
    boolean forInstitutions,
    Details details) {

  /** What only the event's own page shows. */
  record Details(
      String descriptionHtml,
      String agendaHtml,
      Place venue,
      String accessibility,
      String houseRules,
      List<Share> contingents,
      boolean approval,
      long holdMinutes,
      Contact contact,
      List<Link> documents,
      Link programme) {}

  /** Each part may be null, but not all. */
  record Place(String name, String address, String notes) {}

  /**
   * A contingent.
   *
   * @param organisation name of the one it is reserved for; null for all others
   */
  record Share(String audience, String participation, String organisation, Seats seats) {}

  record Link(String title, String url) {}
}
