package de.stadtrunde.registration;

import de.stadtrunde.mail.Mail;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The mails that registrations cause; each cause has its own key, so that it is told once. */
@Component
class Notices {

  static final String PREFIX = "registration.";

  /** What a mail tells; its template is {@code mails/registration/} with this name. */
  enum Kind {
    CONFIRM,
    CONFIRMED,
    PENDING,
    WAITLISTED,
    OFFER,
    OFFER_MISSED,
    LAST_DAY,
    FREED,
    CHANGED,
    CANCELLED,
    REJECTED,
    EVENT_CANCELLED,
    EVENT_POSTPONED,
    EVENT_MOVED,
    DELEGATE,
    DELEGATE_CANCELLED;

    String template() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String mailKind() {
      return PREFIX + template();
    }

    /** The kind of a mail that this module wrote. */
    static Kind of(String mailKind) {
      String name = mailKind.substring(PREFIX.length());
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** Once in the registration's life. */
  Mail once(Kind kind, Registration about, Instant now) {
    return mail(kind, about, about.id().toString(), now);
  }

  /** Once for this moment: what may happen to a registration again. */
  Mail again(Kind kind, Registration about, Instant now) {
    return mail(kind, about, about.id() + ":" + now.toEpochMilli(), now);
  }

  /** One for each offer: there are at most two. */
  Mail offer(Registration offered, Instant sendAfter) {
    int missed = offered.standing().missedOffers();
    return mail(Kind.OFFER, offered, offered.id() + ":" + missed + ":" + sendAfter, sendAfter);
  }

  Mail freed(Registration waiting, Instant now) {
    return again(Kind.FREED, waiting, now);
  }

  /** One for each registration and change of the event, which its sequence counts. */
  Mail eventChange(Kind kind, Registration about, int sequence, Instant now) {
    return mail(kind, about, about.id() + ":" + sequence, now);
  }

  /** To a delegate with an address of the own; {@code now} makes a renewed one another mail. */
  Mail delegate(Kind kind, Registration about, UUID attendee, Delegate to, Instant now) {
    return new Mail(
        kind.mailKind(),
        kind.mailKind() + ":" + attendee + ":" + now.toEpochMilli(),
        to.email(),
        to.language() == null ? about.contact().language() : to.language(),
        about.id(),
        Map.of("attendee", attendee.toString(), "name", to.name() == null ? "" : to.name()),
        now);
  }

  /** Where a delegate's mail goes. */
  record Delegate(String name, String email, String language) {}

  private static Mail mail(Kind kind, Registration about, String cause, Instant sendAfter) {
    return new Mail(
        kind.mailKind(),
        kind.mailKind() + ":" + cause,
        about.contact().email(),
        about.contact().language(),
        about.id(),
        Map.of(),
        sendAfter);
  }
}
