package de.stadtrunde.registration;

import de.stadtrunde.event.Event.Participation;
import java.util.UUID;

/**
 * One registration of one person or several: whom it belongs to and where it stands. Its people,
 * needs and answers are read apart.
 *
 * @param reference what people quote on the telephone
 * @param contingent where its seats come from
 * @param organisation null for citizens
 * @param grownFrom the registration whose people these were added to; null otherwise
 */
record Registration(
    UUID id,
    UUID event,
    String reference,
    Kind kind,
    Participation participation,
    UUID contingent,
    Contact contact,
    Organisation organisation,
    UUID grownFrom,
    Standing standing) {

  enum Kind {
    CITIZEN,
    INSTITUTION
  }

  /** Name and address are null once erased. */
  record Contact(String name, String email, String language) {}

  /**
   * @param entry id in the directory; null for a name that only was typed
   * @param key the name as it is compared
   */
  record Organisation(UUID entry, String name, String key, String type) {}

  Registration with(Standing standing) {
    return new Registration(
        id,
        event,
        reference,
        kind,
        participation,
        contingent,
        contact,
        organisation,
        grownFrom,
        standing);
  }
}
