package de.stadtrunde.registration;

import de.stadtrunde.mail.Mail;
import de.stadtrunde.registration.NewRegistration.Attendee;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    DELEGATE_CANCELLED,
    ERASED;

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
    return mail(kind, about, about.id().toString(), Map.of(), now);
  }

  /**
   * To a delegate whose registration is erased with this mail: it says itself who had signed them
   * up.
   */
  Mail withdrawn(Registration about, Attendee to, Instant now) {
    Mail mail = delegate(Kind.DELEGATE_CANCELLED, about, to, now);
    Map<String, Object> facts = new HashMap<>(mail.facts());
    facts.put(Occasion.ORGANISATION, about.organisation().name());
    return new Mail(
        mail.kind(),
        mail.uniqueKey(),
        mail.recipient(),
        mail.language(),
        mail.subject(),
        facts,
        mail.sendAfter());
  }

  /**
   * Once, for what can only be told from what was before.
   *
   * @param before where it stood until now
   */
  Mail ended(Kind kind, Registration about, Standing before, Instant now) {
    return mail(kind, about, about.id().toString(), facts(before), now);
  }

  /** Only a confirmed registration is in somebody's calendar. */
  private static Map<String, Object> facts(Standing before) {
    return Map.of(Occasion.WAS_CONFIRMED, before.status() == Standing.Status.CONFIRMED);
  }

  /** Once for this moment: what may happen to a registration again. */
  Mail again(Kind kind, Registration about, Instant now) {
    return mail(kind, about, about.id() + ":" + now.toEpochMilli(), Map.of(), now);
  }

  /** One for each offer: there are at most two. */
  Mail offer(Registration offered, Instant sendAfter) {
    int missed = offered.standing().missedOffers();
    String cause = offered.id() + ":" + missed + ":" + sendAfter;
    return mail(Kind.OFFER, offered, cause, Map.of(), sendAfter);
  }

  Mail freed(Registration waiting, Instant now) {
    return again(Kind.FREED, waiting, now);
  }

  /**
   * One for each registration and change of the event, which its sequence counts.
   *
   * @param before where it stood until now
   */
  Mail eventChange(Kind kind, Registration about, Standing before, int sequence, Instant now) {
    return mail(kind, about, about.id() + ":" + sequence, facts(before), now);
  }

  /** To somebody with an address of the own; {@code now} makes a renewed one another mail. */
  Mail delegate(Kind kind, Registration about, Attendee to, Instant now) {
    return new Mail(
        kind.mailKind(),
        kind.mailKind() + ":" + to.id() + ":" + now.toEpochMilli(),
        to.email(),
        to.language() == null ? about.contact().language() : to.language(),
        about.id(),
        Map.of(Occasion.ATTENDEE, to.id().toString(), "name", Objects.toString(to.name(), "")),
        now);
  }

  private static Mail mail(
      Kind kind, Registration about, String cause, Map<String, Object> facts, Instant sendAfter) {
    return new Mail(
        kind.mailKind(),
        kind.mailKind() + ":" + cause,
        about.contact().email(),
        about.contact().language(),
        about.id(),
        facts,
        sendAfter);
  }
}
