package de.stadtrunde.registration;

import de.stadtrunde.registration.NewRegistration.Attendee;
import de.stadtrunde.registration.SignUpForm.AttendeeForm;
import de.stadtrunde.registration.SignUpForm.ContactForm;
import de.stadtrunde.registration.SignUpForm.OrganisationForm;
import java.util.List;
import java.util.Map;

/**
 * A registration as its person sees it: the sign-up's body and where it stands.
 *
 * @param waiting null unless people wait for a seat
 * @param offer null unless a seat is offered
 * @param grown people added later who have a place of their own, by place
 */
record RegistrationView(
    String reference,
    Standing.Status status,
    String kind,
    ContactForm contact,
    String participation,
    OrganisationForm organisation,
    List<AttendeeForm> attendees,
    Map<String, Object> answers,
    Map<String, Boolean> consents,
    Waiting waiting,
    Offer offer,
    List<Grown> grown) {

  /**
   * @param place 1 is the next; counts registrations
   * @param reason {@code full}, {@code behind-others}, or {@code too-many-people} for the first in
   *     the line who does not fit into what is free
   */
  record Waiting(int place, String reason) {

    /**
     * @param before registrations in the line before it
     * @param free seats of its contingent
     */
    static Waiting of(int before, int free, int people) {
      if (before > 0) {
        return new Waiting(before + 1, free > 0 ? "behind-others" : "full");
      }
      return new Waiting(1, free > 0 && free < people ? "too-many-people" : "full");
    }
  }

  /** {@code until} in RFC 3339. */
  record Offer(String until) {}

  record Grown(String reference, Standing.Status status, int people) {}

  static RegistrationView of(
      Registration registration, Details details, Waiting waiting, Offer offer, List<Grown> grown) {
    Registration.Contact contact = registration.contact();
    Registration.Organisation organisation = registration.organisation();
    return new RegistrationView(
        registration.reference(),
        registration.standing().status(),
        registration.kind().name(),
        new ContactForm(contact.name(), contact.email(), contact.language()),
        registration.participation().name(),
        organisation == null
            ? null
            : new OrganisationForm(organisation.name(), organisation.type()),
        details.attendees().stream().map(RegistrationView::form).toList(),
        details.answers(),
        details.consents(),
        waiting,
        offer,
        grown);
  }

  /** What is read beside the registration itself; attendees with their needs. */
  record Details(
      List<Attendee> attendees, Map<String, Object> answers, Map<String, Boolean> consents) {}

  private static AttendeeForm form(Attendee attendee) {
    return new AttendeeForm(
        attendee.name(),
        attendee.email(),
        attendee.language(),
        attendee.function(),
        attendee.child(),
        Map.copyOf(attendee.needs()));
  }
}
