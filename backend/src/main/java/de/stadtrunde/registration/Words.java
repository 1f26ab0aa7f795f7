package de.stadtrunde.registration;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Times;
import java.time.Instant;
import java.time.ZoneId;

/** The mails' part of the catalogue in one person's language, with times at the event's place. */
record Words(Catalogue catalogue, Times times, String language, ZoneId zone) {

  String say(String key, Object... arguments) {
    return catalogue.text(language, "registration.mail." + key, arguments);
  }

  String moment(Instant instant) {
    return times.moment(instant, zone, language);
  }
}
