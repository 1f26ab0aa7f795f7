package de.stadtrunde.registration;

import static de.stadtrunde.registration.Correspondence.START;
import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import de.stadtrunde.mail.MailComposer.Attachment;
import de.stadtrunde.mail.ReadMail;
import de.stadtrunde.registration.CalendarFile.Entry;
import de.stadtrunde.registration.Notices.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.util.Configurator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class CalendarFileTest {

  private Correspondence about;

  @BeforeEach
  void correspondence(@Autowired ApplicationContext application) {
    about = new Correspondence(application);
  }

  private Attachment file(Kind kind) {
    ReadMail mail = about.read(kind);
    assertThat(mail.files()).hasSize(1);
    return mail.files().get(0);
  }

  private static Calendar parse(Attachment file) throws Exception {
    Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(file.content()));
    assertThat(calendar.validate().getEntries()).isEmpty();
    return calendar;
  }

  private static VEvent entry(Attachment file) throws Exception {
    return parse(file).<VEvent>getComponents("VEVENT").get(0);
  }

  private static String value(VEvent entry, String property) {
    return entry.getProperty(property).map(Property::getValue).orElse(null);
  }

  private static int sequence(VEvent entry) {
    return Integer.parseInt(value(entry, "SEQUENCE"));
  }

  private static String method(Attachment file) throws Exception {
    String method = parse(file).getProperty("METHOD").map(Property::getValue).orElseThrow();
    assertThat(file.contentType())
        .startsWith("text/calendar")
        .contains("charset=UTF-8")
        .contains("method=" + method);
    return method;
  }

  @Test
  void entersTheEventInThePersonsLanguage() throws Exception {
    ReadMail mail = about.read(Kind.CONFIRMED, "en");
    VEvent entry = entry(mail.files().get(0));

    assertThat(method(mail.files().get(0))).isEqualTo("PUBLISH");
    assertThat(value(entry, "UID")).isEqualTo(about.registration + "@localhost");
    assertThat(value(entry, "SUMMARY")).isEqualTo("Ludwigshafen in dialogue");
    assertThat(value(entry, "LOCATION")).isEqualTo("Stadtratssaal, Rathausplatz 20");
    assertThat(value(entry, "URL")).isEqualTo("http://localhost:8080/events/im-dialog");
    assertThat(value(entry, "ORGANIZER")).isEqualTo("mailto:dialog@example.org");
    assertThat(value(entry, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(entry, "DESCRIPTION")).contains("K7M2-9QXB4T").contains("0621 504-1234");
    assertThat(value(entry, "DTSTAMP")).isEqualTo("20270106T110000Z");
    assertThat(sequence(entry)).isEqualTo(4);
  }

  @Test
  void holdsNothingThatOpensTheRegistration() {
    ReadMail mail = about.is("participation = 'DIGITAL'").read(Kind.CONFIRMED);
    String file = new String(mail.files().get(0).content(), StandardCharsets.UTF_8);

    assertThat(file.replace("\r\n ", ""))
        .doesNotContain("#", "Amira", Correspondence.code(mail))
        .contains("/code");
  }

  @Test
  void saysWhenTheOnlineSessionOpens() throws Exception {
    about.is("participation = 'DIGITAL'");

    assertThat(value(entry(file(Kind.CONFIRMED)), "DESCRIPTION"))
        .contains(about.moment(START.minus(Duration.ofMinutes(30)), "de"));
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-20T16:00:00Z, 20270120T170000, +01:00",
    "2027-06-16T15:00:00Z, 20270616T170000, +02:00",
    "2027-03-27T16:00:00Z, 20270327T170000, +01:00",
    "2027-03-28T15:00:00Z, 20270328T170000, +02:00",
    "2027-10-30T15:00:00Z, 20271030T170000, +02:00",
    "2027-10-31T16:00:00Z, 20271031T170000, +01:00"
  })
  void describesTheZoneThatMakesTheLocalTime(Instant start, String local, String offset)
      throws Exception {
    about.event("starts_at = '%s', ends_at = '%s'".formatted(start, start.plusSeconds(3600)));
    Calendar calendar = parse(file(Kind.CONFIRMED));
    VEvent entry = calendar.<VEvent>getComponents("VEVENT").get(0);
    VTimeZone zone = calendar.<VTimeZone>getComponents("VTIMEZONE").get(0);

    assertThat(value(entry, "DTSTART")).isEqualTo(local);
    assertThat(entry.<ZonedDateTime>getStartDate().orElseThrow().getDate().toInstant())
        .isEqualTo(start);
    Observance observance = zone.getApplicableObservance(start.atZone(ZoneOffset.UTC));
    assertThat(observance.getProperty("TZOFFSETTO").orElseThrow().getValue())
        .isEqualTo(offset.replace(":", ""));
  }

  @Test
  void spansAClockChangeWithoutLosingAnHour() throws Exception {
    Instant eve = Instant.parse("2027-03-27T22:00:00Z");
    about.event("starts_at = '%s', ends_at = '%s'".formatted(eve, eve.plus(Duration.ofHours(4))));
    VEvent entry = entry(file(Kind.CONFIRMED));

    assertThat(value(entry, "DTSTART")).isEqualTo("20270327T230000");
    assertThat(value(entry, "DTEND")).isEqualTo("20270328T040000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"لودفيغسهافن في حوار", "Fest 🎉👩🏽‍🚀 für alle", "Straßenfest für Ältere"})
  void foldsTitlesOfAnyScriptAndReadsThemBack(String title) throws Exception {
    String longTitle = (title + " ").repeat(12).strip();
    about.event("texts = '{\"de\": {\"title\": \"%s\"}}'".formatted(longTitle));
    Attachment file = file(Kind.CONFIRMED);

    String octets = new String(file.content(), StandardCharsets.ISO_8859_1);
    assertThat(octets.split("\r\n")).allMatch(line -> line.length() <= 75);
    assertThat(octets.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(value(entry(file), "SUMMARY")).isEqualTo(longTitle);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\r\\nATTENDEE:mailto:x@example.org", "a;b,c\\\\nd", "\\\"a\\\":b"})
  void letsNoTextBeginAPropertyOfItsOwn(String typed) throws Exception {
    about.event(
        "texts = E'{\"de\": {\"title\": \"%s\"}}', venue_name = E'%s'"
            .formatted(typed.replace("\\", "\\\\"), typed.replace("\\\"", "\"")));
    VEvent entry = entry(file(Kind.CONFIRMED));

    assertThat(entry.getProperty("ATTENDEE")).isEmpty();
    assertThat(value(entry, "SUMMARY")).isNotBlank();
  }

  @Test
  void aPersonWhoCancelsLeavesTheCalendarForGood() throws Exception {
    Attachment entered = file(Kind.CONFIRMED);
    about.ended("CANCELLED", "PERSON", null).wasConfirmed();
    Attachment left = file(Kind.CANCELLED);

    assertThat(method(left)).isEqualTo("CANCEL");
    assertThat(value(entry(left), "STATUS")).isEqualTo("CANCELLED");
    assertThat(value(entry(left), "UID")).isEqualTo(value(entry(entered), "UID"));
    assertThat(sequence(entry(left))).isGreaterThan(sequence(entry(entered)));
  }

  @Test
  void cancelsNothingThatNoCalendarHolds() {
    about.ended("CANCELLED", "PERSON", null);

    assertThat(about.read(Kind.CANCELLED).files()).isEmpty();
  }

  @Test
  void anEventPutOffLeavesTheCalendarAndEntersItAgainWithItsNewDate() throws Exception {
    VEvent first = entry(file(Kind.CONFIRMED));
    about.event("state = 'POSTPONED', sequence = 5");
    Attachment left = file(Kind.EVENT_POSTPONED);
    about.event(
        "state = 'SCHEDULED', sequence = 6, starts_at = starts_at + interval '7 days',"
            + " ends_at = ends_at + interval '7 days'");
    Attachment again = file(Kind.EVENT_MOVED);

    assertThat(method(left)).isEqualTo("CANCEL");
    assertThat(method(again)).isEqualTo("PUBLISH");
    assertThat(value(entry(again), "DTSTART")).isEqualTo("20270127T170000");
    assertThat(List.of(sequence(first), sequence(entry(left)), sequence(entry(again))))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(List.of(value(entry(left), "UID"), value(entry(again), "UID")))
        .containsOnly(value(first, "UID"));
  }

  @Test
  void aCancelledEventLeavesTheCalendar() throws Exception {
    VEvent first = entry(file(Kind.CONFIRMED));
    about
        .ended("CANCELLED", "EVENT", "event")
        .wasConfirmed()
        .event("state = 'CANCELLED', sequence = 5");
    Attachment left = file(Kind.EVENT_CANCELLED);

    assertThat(method(left)).isEqualTo("CANCEL");
    assertThat(sequence(entry(left))).isGreaterThan(sequence(first));
  }

  @Test
  void aDelegateHasAnEntryOfTheOwn() throws Exception {
    VEvent contacts = entry(file(Kind.CONFIRMED));
    about.delegation();
    VEvent entered = entry(file(Kind.DELEGATE));
    about.sql("DELETE FROM attendee");
    VEvent left = entry(file(Kind.DELEGATE_CANCELLED));

    assertThat(value(entered, "UID")).isNotEqualTo(value(contacts, "UID"));
    assertThat(value(left, "UID")).isEqualTo(value(entered, "UID"));
    assertThat(sequence(left)).isGreaterThan(sequence(entered));
  }

  @Test
  void isAFileForBrowsersToo(
      @Autowired CalendarFile calendar,
      @Autowired RegistrationRepository registrations,
      @Autowired Events events)
      throws Exception {
    Registration registration = registrations.find(about.registration).block();
    Event event = events.fresh(about.event).block();
    Attachment file = calendar.current(new Entry(registration, null, event, "de"));

    assertThat(file.filename()).isEqualTo("im-dialog.ics");
    assertThat(method(file)).isEqualTo("PUBLISH");
  }

  @Test
  void asksNoOtherServerForZones() {
    assertThat(Configurator.getProperty("net.fortuna.ical4j.timezone.update.enabled"))
        .contains("false");
  }
}
