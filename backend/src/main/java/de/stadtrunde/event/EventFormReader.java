package de.stadtrunde.event;

import de.stadtrunde.event.Event.Contact;
import de.stadtrunde.event.Event.Document;
import de.stadtrunde.event.Event.Texts;
import de.stadtrunde.event.Event.Venue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads an event's document; every fault is found in one go. Lengths are in code points. */
final class EventFormReader {

  static final String DEFAULT_ZONE = "Europe/Berlin";

  /** Two hours: long enough to read a mail, short enough for those who wait. */
  static final int DEFAULT_HOLD_MINUTES = 120;

  private static final int LONGEST_HOLD_MINUTES = 2880;
  private static final int MOST_DOCUMENTS = 50;

  /** Addresses below /staff/events that are pages of their own. */
  private static final Set<String> RESERVED = Set.of("new");

  private final Fields fields;
  private final ZoneId zone;

  private EventFormReader(JsonNode document) {
    this.fields = Fields.of(document);
    this.zone = readZone();
  }

  /** Fails with {@code invalid} (422) and the place of every fault. */
  static EventForm read(JsonNode document) {
    return new EventFormReader(document).form();
  }

  private EventForm form() {
    EventForm form =
        new EventForm(
            slug(),
            fields.line("programme", 80),
            texts(),
            time(fields, "startsAt", zone),
            time(fields, "endsAt", zone),
            zone.getId(),
            time(fields, "registrationOpens", zone),
            time(fields, "registrationCloses", zone),
            fields.flag("approval"),
            holdMinutes(),
            fields.flag("lobby"),
            venue(),
            contact(),
            link(fields, "video", false),
            ContingentReader.read(fields, zone),
            QuestionReader.read(fields),
            documents());
    checkOrder(form);
    fields.mustBeSound();
    return form;
  }

  private ZoneId readZone() {
    String name = fields.line("zone", 60);
    ZoneId known = EventTimes.zone(name == null ? DEFAULT_ZONE : name);
    if (known == null) {
      fields.fault("zone", "unknown");
    }
    return known == null ? ZoneId.of(DEFAULT_ZONE) : known;
  }

  private String slug() {
    String slug = fields.line("slug", 80);
    if (slug == null) {
      fields.fault("slug", "required");
    } else if (!Events.SLUG.matcher(slug).matches()) {
      fields.fault("slug", "address");
    } else if (RESERVED.contains(slug)) {
      fields.fault("slug", "taken");
    }
    return slug;
  }

  private Map<String, Texts> texts() {
    Map<String, Texts> texts = new LinkedHashMap<>();
    fields.languages("texts").forEach((language, text) -> texts.put(language, texts(text)));
    texts.values().removeIf(text -> text.equals(Texts.NONE));
    return texts;
  }

  private static Texts texts(Fields text) {
    Texts texts =
        new Texts(
            text.line("title", 200),
            text.paragraphs("summary", 500),
            text.paragraphs("description", 20_000),
            text.paragraphs("venueNotes", 4_000),
            text.paragraphs("accessibility", 4_000),
            text.paragraphs("houseRules", 4_000),
            text.paragraphs("agenda", 10_000));
    if (texts.title() == null && !texts.equals(Texts.NONE)) {
      text.fault("title", "required");
    }
    return texts;
  }

  static Instant time(Fields fields, String member, ZoneId zone) {
    String typed = fields.line(member, 40);
    Instant instant = typed == null ? null : EventTimes.read(typed, zone);
    if (typed != null && instant == null) {
      fields.fault(member, "time");
    }
    return instant;
  }

  private int holdMinutes() {
    Integer minutes = fields.whole("holdMinutes", 1, LONGEST_HOLD_MINUTES);
    return minutes == null ? DEFAULT_HOLD_MINUTES : minutes;
  }

  private Venue venue() {
    Fields venue = fields.object("venue");
    return new Venue(
        venue.line("name", 200),
        venue.paragraphs("address", 500),
        venue.whole("capacity", 1, ContingentReader.MOST_SEATS));
  }

  private Contact contact() {
    Fields contact = fields.object("contact");
    String email = contact.line("email", 254);
    if (email != null && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      contact.fault("email", "email");
    }
    return new Contact(contact.line("name", 200), contact.line("telephone", 40), email);
  }

  private List<Document> documents() {
    List<Document> documents = new ArrayList<>();
    for (Fields document : fields.objects("documents", MOST_DOCUMENTS)) {
      Map<String, String> title = document.lines("title", 200);
      if (title.isEmpty()) {
        document.fault("title", "required");
      }
      if (!document.has("url")) {
        document.fault("url", "required");
      }
      documents.add(new Document(title, link(document, "url", true)));
    }
    return documents;
  }

  /** An absolute address of the web, or with {@code within} a path on this site. */
  private static String link(Fields fields, String member, boolean within) {
    String typed = fields.line(member, 2_000);
    if (typed != null && !isWeb(typed) && !(within && isPath(typed))) {
      fields.fault(member, "web-address");
    }
    return typed;
  }

  private static boolean isWeb(String typed) {
    try {
      URI uri = new URI(typed);
      boolean scheme =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return scheme && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }

  /** One slash, not two: the second would make it an address elsewhere. */
  private static boolean isPath(String typed) {
    return typed.matches("/[^/\\\\\\s][^\\\\\\s]*");
  }

  private void checkOrder(EventForm form) {
    if (form.startsAt() != null
        && form.endsAt() != null
        && !form.endsAt().isAfter(form.startsAt())) {
      fields.fault("endsAt", "before-start");
    }
    if (isAfter(form.registrationCloses(), form.endsAt())) {
      fields.fault("registrationCloses", "after-end");
    }
    if (form.registrationOpens() != null && isAfter(form.registrationOpens(), closes(form))) {
      fields.fault("registrationOpens", "after-close");
    }
  }

  private static Instant closes(EventForm form) {
    return form.registrationCloses() == null ? form.endsAt() : form.registrationCloses();
  }

  private static boolean isAfter(Instant one, Instant other) {
    return one != null && other != null && one.isAfter(other);
  }
}
