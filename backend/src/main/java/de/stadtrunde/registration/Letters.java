package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.mail.MailComposer.Attachment;
import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.registration.Access.Pair;
import de.stadtrunde.registration.CalendarFile.Entry;
import de.stadtrunde.registration.Letter.About;
import de.stadtrunde.registration.Letter.Button;
import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.registration.Standing.Status;
import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Site;
import de.stadtrunde.shared.Times;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes the mail for an occasion. */
@Component
class Letters {

  private static final String TEMPLATE = "registration/letter";

  private final Catalogue catalogue;
  private final Times times;
  private final Site site;
  private final CalendarFile calendar;

  Letters(Catalogue catalogue, Times times, Site site, CalendarFile calendar) {
    this.catalogue = catalogue;
    this.times = times;
    this.site = site;
    this.calendar = calendar;
  }

  /**
   * @param key what opens the registration; null for a mail that opens none
   */
  Composed write(Occasion occasion, Pair key) {
    Words words = words(occasion);
    return new Composed(
        subject(occasion, words),
        TEMPLATE,
        Map.of("letter", letter(occasion, words, key)),
        attachments(occasion, words));
  }

  private Words words(Occasion occasion) {
    String language = catalogue.language(occasion.mail().language()).code();
    return new Words(catalogue, times, language, occasion.event().zone());
  }

  /** The title stands last: its direction changes nothing else in the line. */
  private static String subject(Occasion occasion, Words words) {
    String heading = heading(occasion, words);
    String title = OneLine.of(occasion.event().text(words.language()).title());
    return words.say("subject", heading, title);
  }

  private static String heading(Occasion occasion, Words words) {
    return words.say(occasion.kind().template() + ".heading", occasion.seats());
  }

  private Letter letter(Occasion occasion, Words words, Pair key) {
    Sentences sentences = new Sentences(occasion, words, calendar.doorOpens(occasion.event()));
    return new Letter(
        heading(occasion, words),
        sentences.greeting(),
        sentences.lead(),
        about(occasion, words),
        sentences.next(),
        button(occasion, words, key),
        key == null ? null : key.code(),
        site.url("/code"),
        Call.of(occasion.event(), site),
        occasion.registration().reference(),
        sentences.why());
  }

  private About about(Occasion occasion, Words words) {
    Event event = occasion.event();
    String titleLanguage = event.textLanguage(words.language());
    return new About(
        OneLine.of(event.text(words.language()).title()),
        titleLanguage,
        titleLanguage.equals(words.language()) ? null : words.say("title-missing"),
        when(occasion, words),
        place(occasion, words));
  }

  /** An old date must not be taken for one that still holds. */
  private String when(Occasion occasion, Words words) {
    Event event = occasion.event();
    String range = times.range(event.startsAt(), event.endsAt(), event.zone(), words.language());
    return switch (event.state()) {
      case SCHEDULED -> range;
      case POSTPONED -> words.say("when.open");
      case CANCELLED -> words.say("when.cancelled", range);
    };
  }

  private List<String> place(Occasion occasion, Words words) {
    if (occasion.registration().participation() == Participation.DIGITAL) {
      return List.of(words.say("where.online"));
    }
    List<String> lines = Place.lines(occasion.event());
    return lines.isEmpty() ? List.of(words.say("where.open")) : lines;
  }

  private Button button(Occasion occasion, Words words, Pair key) {
    if (key == null) {
      return new Button(words.say("button.event"), site.url("/events/" + occasion.event().slug()));
    }
    String page = occasion.is(Status.UNCONFIRMED) ? "confirm" : "registration";
    return new Button(
        words.say("button." + label(occasion)), site.url("/" + page + "#" + key.token()));
  }

  /** What there is to do behind the link. */
  private static String label(Occasion occasion) {
    boolean freed = occasion.kind() == Kind.FREED;
    return occasion.is(Status.UNCONFIRMED)
        ? "confirm"
        : occasion.is(Status.OFFERED) && occasion.scheduled() || freed ? "answer" : "open";
  }

  private List<Attachment> attachments(Occasion occasion, Words words) {
    Entry entry =
        new Entry(occasion.registration(), occasion.delegate(), occasion.event(), words.language());
    if (occasion.entersCalendar()) {
      return List.of(calendar.current(entry));
    }
    return occasion.leavesCalendar() ? List.of(calendar.cancelled(entry)) : List.of();
  }
}
