package de.stadtrunde.event;

import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.organisation.Organisations;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the contingents of an event's document. */
final class ContingentReader {

  /** More than any hall or session here holds; keeps sums far from the limit of an int. */
  static final int MOST_SEATS = 1_000_000;

  private static final int MOST_CONTINGENTS = 100;

  private final ZoneId zone;
  private final Set<String> names = new HashSet<>();
  private final Set<List<Object>> draws = new HashSet<>();

  private ContingentReader(ZoneId zone) {
    this.zone = zone;
  }

  static List<EventForm.Seats> read(Fields event, ZoneId zone) {
    ContingentReader reader = new ContingentReader(zone);
    List<EventForm.Seats> contingents = new ArrayList<>();
    for (Fields each : event.objects("contingents", MOST_CONTINGENTS)) {
      contingents.add(reader.contingent(each));
    }
    return contingents;
  }

  private EventForm.Seats contingent(Fields fields) {
    require(fields, "name", "participation", "audience", "capacity");
    Integer capacity = fields.whole("capacity", 0, MOST_SEATS);
    EventForm.Seats contingent =
        new EventForm.Seats(
            fields.line("name", 100),
            fields.choice("participation", Participation.class),
            fields.choice("audience", Audience.class),
            fields.line("organisation", 200),
            capacity == null ? 0 : capacity,
            fields.whole("maxPerOrganisation", 1, MOST_SEATS),
            EventFormReader.time(fields, "namesDue", zone));
    checkAudience(fields, contingent);
    checkUnique(fields, contingent);
    return contingent;
  }

  private static void require(Fields fields, String... members) {
    for (String member : members) {
      if (!fields.has(member)) {
        fields.fault(member, "required");
      }
    }
  }

  private static void checkAudience(Fields fields, EventForm.Seats contingent) {
    boolean reserved = contingent.audience() == Audience.ORGANISATION;
    if (reserved && contingent.organisation() == null) {
      fields.fault("organisation", "required");
    }
    if (!reserved && contingent.organisation() != null) {
      fields.fault("organisation", "not-reserved");
    }
    if (contingent.audience() == Audience.PUBLIC && contingent.maxPerOrganisation() != null) {
      fields.fault("maxPerOrganisation", "not-for-public");
    }
  }

  private void checkUnique(Fields fields, EventForm.Seats contingent) {
    if (contingent.name() != null && !names.add(contingent.name())) {
      fields.fault("name", "not-unique");
    }
    if (contingent.audience() != null
        && contingent.participation() != null
        && !draws.add(draw(contingent))) {
      fields.fault("audience", "not-unique");
    }
  }

  /** What no two contingents of an event share. */
  private static List<Object> draw(EventForm.Seats contingent) {
    String organisation = contingent.organisation() == null ? "" : contingent.organisation();
    return List.of(
        contingent.audience(), contingent.participation(), Organisations.key(organisation));
  }
}
