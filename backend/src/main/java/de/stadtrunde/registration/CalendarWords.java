package de.stadtrunde.registration;

import de.stadtrunde.event.Door;
import de.stadtrunde.event.Event;
import de.stadtrunde.registration.CalendarFile.Entry;
import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Site;
import de.stadtrunde.shared.Times;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Url;
import org.springframework.stereotype.Component;

/**
 * What a calendar entry says. Calendars are shared and copied to strangers' servers, so it holds no
 * personal link, no code and no name.
 */
@Component
class CalendarWords {

  private final Catalogue catalogue;
  private final Times times;
  private final Site site;
  private final Door door;

  CalendarWords(Catalogue catalogue, Times times, Site site, Door door) {
    this.catalogue = catalogue;
    this.times = times;
    this.site = site;
    this.door = door;
  }

  /** When the digital session lets people in. */
  Instant doorOpens(Event event) {
    return event.startsAt().minus(door.opensBefore());
  }

  /** The host that makes a UID the platform's own. */
  String domain() {
    return site.baseUrl().getHost();
  }

  List<Property> of(Entry entry) {
    Event event = entry.event();
    List<Property> words = new ArrayList<>();
    words.add(new Summary(OneLine.of(event.text(entry.language()).title())));
    words.add(new Description(description(entry)));
    words.add(new Url(URI.create(site.url("/events/" + event.slug()))));
    words.add(organizer(event));
    place(entry).ifPresent(place -> words.add(new Location(place)));
    return words;
  }

  private String description(Entry entry) {
    List<String> lines = new ArrayList<>();
    if (entry.digital()) {
      Event event = entry.event();
      String opens = times.moment(doorOpens(event), event.zone(), entry.language());
      lines.add(say(entry, "door", opens));
      lines.add(say(entry, "way-in", site.url("/code")));
    }
    lines.add(say(entry, "reference", entry.registration().reference()));
    lines.add(say(entry, "call", Call.of(entry.event(), site).telephone()));
    return String.join("\n", lines);
  }

  private Optional<String> place(Entry entry) {
    if (entry.digital()) {
      return Optional.of(say(entry, "online"));
    }
    return Place.lines(entry.event()).stream().reduce((name, address) -> name + ", " + address);
  }

  private Organizer organizer(Event event) {
    String email = Call.of(event, site).email();
    try {
      URI address = new URI("mailto", email, null);
      return new Organizer(new ParameterList(List.of(new Cn(site.operator().name()))), address);
    } catch (URISyntaxException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private String say(Entry entry, String key, Object... arguments) {
    return catalogue.text(entry.language(), "registration.mail.calendar." + key, arguments);
  }
}
