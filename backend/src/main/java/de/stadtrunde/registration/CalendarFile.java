package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.mail.MailComposer.Attachment;
import de.stadtrunde.registration.Standing.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/**
 * An event as an entry in one person's own calendar (RFC 5545, RFC 5546). Every file for the same
 * person has the same UID; whatever happens later has a higher SEQUENCE or, with the same content,
 * a later DTSTAMP.
 */
@Component
class CalendarFile {

  private static final String PRODUCT = "-//Stadtrunde//Stadtrunde//DE";

  private final CalendarWords words;
  private final Clock clock;

  CalendarFile(CalendarWords words, Clock clock) {
    this.words = words;
    this.clock = clock;
  }

  /**
   * Whose entry it is.
   *
   * @param delegate an attendee's id, for a calendar of the own; null for the contact's
   * @param language of its texts, BCP 47
   */
  record Entry(Registration registration, UUID delegate, Event event, String language) {

    UUID id() {
      return delegate == null ? registration.id() : delegate;
    }

    boolean digital() {
      return registration.participation() == Participation.DIGITAL;
    }
  }

  /** When the entry says that the digital session lets people in. */
  Instant doorOpens(Event event) {
    return words.doorOpens(event);
  }

  /** As it stands: enters the event while it takes place with this person, else takes it out. */
  Attachment current(Entry entry) {
    boolean takesPart = entry.registration().standing().status() == Status.CONFIRMED;
    boolean takesPlace = entry.event().state() == State.SCHEDULED;
    return takesPart && takesPlace ? published(entry) : cancelled(entry);
  }

  private Attachment published(Entry entry) {
    return file(entry, ImmutableMethod.PUBLISH, entry.event().sequence());
  }

  /**
   * Takes the event out. Its sequence rose with whatever happened to the event; what happened to
   * the person alone is one further, and nothing follows it.
   */
  Attachment cancelled(Entry entry) {
    boolean takesPlace = entry.event().state() == State.SCHEDULED;
    int sequence = entry.event().sequence() + (takesPlace ? 1 : 0);
    return file(entry, ImmutableMethod.CANCEL, sequence);
  }

  private Attachment file(Entry entry, Method method, int sequence) {
    Event event = entry.event();
    Calendar calendar =
        new Calendar(
            new PropertyList(List.of(new ProdId(PRODUCT), ImmutableVersion.VERSION_2_0, method)),
            new ComponentList<>(
                List.of(
                    CalendarZone.of(event.zone(), event.startsAt()),
                    new VEvent(properties(entry, method, sequence)))));
    return new Attachment(
        event.slug() + ".ics",
        "text/calendar; charset=UTF-8; method=" + method.getValue(),
        FoldedLines.of(output(calendar)));
  }

  private PropertyList properties(Entry entry, Method method, int sequence) {
    Event event = entry.event();
    boolean cancels = method == ImmutableMethod.CANCEL;
    List<Property> own =
        List.of(
            new Uid(entry.id() + "@" + words.domain()),
            new Sequence(sequence),
            new DtStamp(clock.instant().truncatedTo(ChronoUnit.SECONDS)),
            new DtStart<>(event.startsAt().atZone(event.zone())),
            new DtEnd<>(event.endsAt().atZone(event.zone())),
            cancels ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
    return (PropertyList) new PropertyList(own).addAll(words.of(entry));
  }

  private static String output(Calendar calendar) {
    try (StringWriter stream = new StringWriter()) {
      new CalendarOutputter(false).output(calendar, stream);
      return stream.toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
