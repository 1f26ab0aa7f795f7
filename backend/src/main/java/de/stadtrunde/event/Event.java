package de.stadtrunde.event;

import static de.stadtrunde.shared.Catalogue.GERMAN;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An event as everybody who works with it sees it; a snapshot, at most a second old unless read
 * under the lock.
 *
 * @param programme null when it belongs to none
 * @param texts by language; German is always there once published
 * @param startsAt null only in a draft, as is {@code endsAt}
 * @param registrationOpens null: at once
 * @param registrationCloses never after {@code endsAt}
 * @param approval whether the organiser approves each registration
 * @param hold how long an unconfirmed sign-up holds its seats
 * @param video link of the digital session; null without one
 * @param sequence SEQUENCE of RFC 5545
 * @param contingents by name
 * @param questions in the order of the form
 */
public record Event(
    UUID id,
    String slug,
    UUID programme,
    Publication publication,
    State state,
    String stateReason,
    Map<String, Texts> texts,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    Instant registrationOpens,
    Instant registrationCloses,
    boolean approval,
    Duration hold,
    boolean lobby,
    Venue venue,
    Contact contact,
    URI video,
    int sequence,
    List<Contingent> contingents,
    List<Question> questions,
    List<Document> documents) {

  public enum Publication {
    DRAFT,
    PUBLISHED,
    UNLISTED
  }

  public enum State {
    SCHEDULED,
    POSTPONED,
    CANCELLED
  }

  public enum Participation {
    ONSITE,
    DIGITAL
  }

  public enum Audience {
    PUBLIC,
    INSTITUTIONS,
    ORGANISATION
  }

  /** Whether people can sign up now. */
  public enum Registration {
    OPEN,
    CLOSED,
    NOT_YET
  }

  /**
   * Plain text but for {@code description} and {@code agenda}, which are Markdown; all may be null
   * but the title.
   */
  public record Texts(
      String title,
      String summary,
      String description,
      String venueNotes,
      String accessibility,
      String houseRules,
      String agenda) {

    static final Texts NONE = new Texts(null, null, null, null, null, null, null);
  }

  public record Venue(String name, String address, Integer capacity) {}

  public record Contact(String name, String telephone, String email) {}

  /** A link to a document, with its title by language. */
  public record Document(Map<String, String> title, String url) {}

  /**
   * Who may draw how many seats.
   *
   * @param organisation the directory entry it is reserved for; null unless {@code ORGANISATION}
   * @param maxPerOrganisation people; null without a maximum
   * @param namesDue when unnamed seats return; null without
   */
  public record Contingent(
      UUID id,
      String name,
      Participation participation,
      Audience audience,
      UUID organisation,
      int capacity,
      Integer maxPerOrganisation,
      Instant namesDue) {}

  /** What the organiser asks. {@code choices} is empty unless the type is a choice. */
  public record Question(
      String key,
      Type type,
      boolean required,
      Map<String, String> label,
      List<Choice> choices,
      Condition dependsOn) {

    public enum Type {
      TEXT,
      CHOICE,
      CHOICES,
      YES_NO,
      NUMBER
    }

    public record Choice(String value, Map<String, String> label) {}

    /** Asked only when {@code question} got {@code answer}; yes and no are "true" and "false". */
    public record Condition(String question, String answer) {}
  }

  /** When sign-up ends: the window's end, at the latest the event's; null only in a draft. */
  public Instant closes() {
    return registrationCloses == null ? endsAt : registrationCloses;
  }

  public Registration registration(Instant now) {
    if (state != State.SCHEDULED || closes() == null || !now.isBefore(closes())) {
      return Registration.CLOSED;
    }
    boolean early = registrationOpens != null && now.isBefore(registrationOpens);
    return early ? Registration.NOT_YET : Registration.OPEN;
  }

  public boolean over(Instant now) {
    return endsAt != null && !now.isBefore(endsAt);
  }

  /** Over and done with: a postponed event waits for its date, whatever the old one was. */
  public boolean past(Instant now) {
    return state != State.POSTPONED && over(now);
  }

  /** The forms of taking part that its contingents offer, on site first. */
  public List<Participation> participation() {
    return contingents.stream().map(Contingent::participation).distinct().sorted().toList();
  }

  /** The texts in this language, else in German, else in any; in a draft without any all null. */
  public Texts text(String language) {
    return texts.getOrDefault(textLanguage(language), Texts.NONE);
  }

  /** The language in which {@link #text} answers. */
  public String textLanguage(String language) {
    if (texts.containsKey(language)) {
      return language;
    }
    return texts.containsKey(GERMAN) || texts.isEmpty() ? GERMAN : texts.keySet().iterator().next();
  }

  /** The label, title or the like in this language, else in German, else in any. */
  public static String said(Map<String, String> byLanguage, String language) {
    String said = byLanguage.getOrDefault(language, byLanguage.get(GERMAN));
    return said != null ? said : byLanguage.values().iterator().next();
  }
}
