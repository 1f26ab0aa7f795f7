package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.shared.Site;

/**
 * Whom people ask about an event: its contact person, else the operator.
 *
 * @param name of the contact person; null for the operator
 */
record Call(String name, String telephone, String email) {

  static Call of(Event event, Site site) {
    Event.Contact contact = event.contact();
    Site.Operator operator = site.operator();
    if (contact == null || blank(contact.telephone())) {
      return new Call(null, operator.telephone(), contactEmail(contact, operator));
    }
    String name = blank(contact.name()) ? null : contact.name();
    return new Call(name, contact.telephone(), contactEmail(contact, operator));
  }

  private static String contactEmail(Event.Contact contact, Site.Operator operator) {
    return contact == null || blank(contact.email()) ? operator.email() : contact.email();
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  /** The number as a telephone dials it: digits, and a plus at the start. */
  public String dial() {
    return telephone.replaceAll("(?!^\\+)[^0-9]", "");
  }
}
