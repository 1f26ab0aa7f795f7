package de.stadtrunde.event;

import de.stadtrunde.event.Event.Contact;
import de.stadtrunde.event.Event.Texts;
import de.stadtrunde.event.Event.Venue;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What stands above everything else on every page about an event, in the page's language.
 *
 * @param textLanguage the language the texts are in: German where the page's is missing
 * @param stateReason null without one
 * @param venue null for an event without a place
 * @param contact null when nobody is named; each part may be null
 */
public record EventHead(
    String slug,
    String title,
    String textLanguage,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    String state,
    String stateReason,
    Venue venue,
    String houseRules,
    Contact contact) {

  public static EventHead of(Event event, String language) {
    Texts texts = event.text(language);
    return new EventHead(
        event.slug(),
        texts.title(),
        event.textLanguage(language),
        event.startsAt(),
        event.endsAt(),
        event.zone(),
        event.state().name(),
        event.stateReason(),
        event.venue() == null || event.venue().name() == null ? null : event.venue(),
        texts.houseRules(),
        event.contact());
  }
}
