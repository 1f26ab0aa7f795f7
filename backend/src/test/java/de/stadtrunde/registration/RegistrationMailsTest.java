package de.stadtrunde.registration;

import static de.stadtrunde.registration.Correspondence.END;
import static de.stadtrunde.registration.Correspondence.NOW;
import static de.stadtrunde.registration.Correspondence.START;
import static de.stadtrunde.registration.Correspondence.code;
import static de.stadtrunde.registration.Correspondence.links;
import static de.stadtrunde.registration.Correspondence.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.ReadMail;
import de.stadtrunde.registration.Access.Holder;
import de.stadtrunde.registration.Notices.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class RegistrationMailsTest {

  private static final Instant DAY_BEFORE = START.minus(Duration.ofHours(20));

  private Correspondence about;

  @BeforeEach
  void correspondence(@Autowired ApplicationContext application) {
    about = new Correspondence(application);
  }

  /** Brings the registration where this kind of mail belongs. */
  private Correspondence fitting(Kind kind) {
    return switch (kind) {
      case CONFIRM -> about.unconfirmed();
      case PENDING -> about.is("status = 'PENDING_APPROVAL', seat = 'HELD'");
      case WAITLISTED, OFFER_MISSED -> about.waits();
      case OFFER -> about.offered();
      case LAST_DAY, FREED -> about.waits().at(DAY_BEFORE);
      case CANCELLED -> about.ended("CANCELLED", "PERSON", null);
      case REJECTED -> about.ended("REJECTED", "STAFF", null);
      case EVENT_CANCELLED ->
          about.ended("CANCELLED", "EVENT", "event").event("state = 'CANCELLED'");
      case EVENT_POSTPONED -> about.event("state = 'POSTPONED'");
      case DELEGATE -> about.delegation();
      case DELEGATE_CANCELLED -> about.delegation().ended("CANCELLED", "PERSON", null);
      case ERASED -> about.wasConfirmed().erased();
      case CONFIRMED, CHANGED, EVENT_MOVED -> about;
    };
  }

  @ParameterizedTest
  @EnumSource
  void saysInBothLanguagesWhatItIsAbout(Kind kind) {
    fitting(kind);
    ReadMail german = about.read(kind, "de");
    ReadMail english = about.read(kind, "en");

    assertThat(german.subject()).endsWith(": Ludwigshafen im Dialog");
    assertThat(english.subject()).endsWith(": Ludwigshafen in dialogue");
    for (ReadMail mail : List.of(german, english)) {
      assertThat(mail.text()).contains("Stadtratssaal").contains("Rathausplatz 20");
      assertThat(mail.text()).contains("Murat Demir, 0621 504-1234").contains("K7M2-9QXB4T");
      assertThat(mail.html()).contains("tel:06215041234").contains("K7M2-9QXB4T");
      assertThat(mail.html()).doesNotContain("registration.mail.");
      assertThat(mail.text()).doesNotContain("registration.mail.", "{", "!");
    }
    assertThat(sentences(german)).isNotEqualTo(sentences(english));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVENT_POSTPONED")
  void namesTheDateAsThePagesDo(Kind kind) {
    fitting(kind);

    assertThat(sentences(about.read(kind, "de"))).contains(about.range(START, END, "de"));
    assertThat(sentences(about.read(kind, "en"))).contains(about.range(START, END, "en"));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DELEGATE_CANCELLED", "ERASED"})
  void opensTheRegistrationByLinkAndByCode(Kind kind) {
    ReadMail mail = fitting(kind).read(kind);
    Holder holder = new Holder(about.registration, kind == Kind.DELEGATE ? about.delegate : null);
    String page = kind == Kind.CONFIRM ? "confirm" : "registration";

    assertThat(links(mail.text())).singleElement().extracting(link -> link.get(0)).isEqualTo(page);
    assertThat(links(mail.html())).isEqualTo(links(mail.text()));
    assertThat(about.opens(links(mail.text()).get(0).get(1))).isEqualTo(holder);
    assertThat(about.opensByCode(code(mail))).isEqualTo(holder);
    assertThat(mail.text()).contains("http://localhost:8080/code");
    assertThat(mail.html()).contains(code(mail)).contains("http://localhost:8080/code");
  }

  @Test
  void opensNothingForADelegateWhoIsOut() {
    ReadMail mail = fitting(Kind.DELEGATE_CANCELLED).read(Kind.DELEGATE_CANCELLED);

    assertThat(links(mail.text() + mail.html())).isEmpty();
    assertThat(code(mail)).isNull();
    assertThat(mail.text()).contains("http://localhost:8080/events/im-dialog");
  }

  @Test
  void saysGoodByeToWhoeverWasErasedAndOpensNothing() {
    ReadMail mail = fitting(Kind.ERASED).read(Kind.ERASED);

    assertThat(mail.text()).contains("Guten Tag,").doesNotContain("Amira");
    assertThat(links(mail.text() + mail.html())).isEmpty();
    assertThat(new String(mail.files().get(0).content())).contains("METHOD:CANCEL");
  }

  @Test
  void tellsADelegateOfAnErasedRegistrationWhoHadSignedThemUp() {
    about.delegation().erased().fact(Occasion.ORGANISATION, "Caritas");

    assertThat(sentences(about.read(Kind.DELEGATE_CANCELLED)))
        .contains("\u2068Caritas\u2069 hatte Sie zu dieser Veranstaltung angemeldet");
  }

  @Test
  void asksToConfirmAndSaysUntilWhenTheSeatIsHeld() {
    ReadMail mail = about.unconfirmed().read(Kind.CONFIRM);

    assertThat(sentences(mail))
        .contains("frei bis " + about.moment(NOW.plus(Duration.ofHours(2)), "de"))
        .contains("bestätigen, bis " + about.moment(NOW.plus(Duration.ofHours(47)), "de"));
  }

  @Test
  void promisesNoSeatThatIsNotHeld() {
    about.unconfirmed().is("seat = 'NONE', seat_until = NULL");

    assertThat(sentences(about.read(Kind.CONFIRM)))
        .contains("Zurzeit ist nichts für Sie frei gehalten")
        .doesNotContain("Wir halten");
  }

  @Test
  void promisesNoSeatWhoseHoldHasLapsedWhileTheMailWaited() {
    about.unconfirmed().at(NOW.plus(Duration.ofHours(2)));

    assertThat(sentences(about.read(Kind.CONFIRM)))
        .contains("Zurzeit ist nichts für Sie frei gehalten")
        .doesNotContain("Wir halten");
  }

  @Test
  void repeatsNothingTypedBeforeTheAddressIsProven() {
    about.unconfirmed().is("contact_name = 'Gewinnen Sie auf evil.example'");

    ReadMail mail = about.read(Kind.CONFIRM);

    assertThat(mail.text() + mail.html()).doesNotContain("evil.example").contains("Guten Tag,");
  }

  @Test
  void saysUntilWhenAnOfferLastsAndWhatFollows() {
    about.offered();
    String first = sentences(about.read(Kind.OFFER));
    about.is("missed_offers = 1");
    String second = sentences(about.read(Kind.OFFER));

    assertThat(List.of(first, second))
        .allMatch(text -> text.contains(about.moment(NOW.plus(Duration.ofHours(48)), "de")));
    assertThat(first).contains("an das Ende der Warteliste");
    assertThat(second).contains("endet Ihre Anmeldung");
  }

  @Test
  void saysWhenTheOnlineSessionOpens() {
    about.is("participation = 'DIGITAL'");

    assertThat(sentences(about.read(Kind.CONFIRMED)))
        .contains("öffnet am " + about.moment(START.minus(Duration.ofMinutes(30)), "de"))
        .contains("Online")
        .doesNotContain("Stadtratssaal");
  }

  @Test
  void namesNoDateWhileThereIsNone() {
    about.event("state = 'POSTPONED'");

    for (Kind kind : List.of(Kind.EVENT_POSTPONED, Kind.CONFIRMED, Kind.CHANGED)) {
      assertThat(sentences(about.read(kind)))
          .doesNotContain("20. Januar")
          .contains("Der neue Termin steht noch nicht fest");
    }
  }

  @Test
  void anAnnouncedDateTellsEverybodyTheirOwnNextStep() {
    assertThat(sentences(about.offered().read(Kind.EVENT_MOVED)))
        .contains("Bitte antworten Sie bis");
    assertThat(sentences(about.unconfirmed().read(Kind.EVENT_MOVED)))
        .contains("Bitte bestätigen Sie bis dahin");
    assertThat(links(about.read(Kind.EVENT_MOVED).text()).get(0).get(0)).isEqualTo("confirm");
  }

  @ParameterizedTest
  @CsvSource({
    "PERSON,,Danke, dass Sie Bescheid gegeben haben",
    "STAFF,Der Saal ist kleiner,Der Grund: \u2068Der Saal ist kleiner\u2069",
    "CLOCK,offers-missed,Wir haben Sie zweimal gefragt"
  })
  void saysWhoCancelledAndWhy(String by, String reason, String begin) {
    about.ended("CANCELLED", by, reason);

    assertThat(sentences(about.read(Kind.CANCELLED)))
        .contains(begin.split(",")[0])
        .doesNotContain("offers-missed");
  }

  @Test
  void givesTheReasonOfACancelledEvent() {
    fitting(Kind.EVENT_CANCELLED).event("state_reason = 'Die Rednerin ist krank'");

    assertThat(sentences(about.read(Kind.EVENT_CANCELLED)))
        .contains("Die Rednerin ist krank")
        .contains("fällt aus. Geplant war: " + about.range(START, END, "de"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-01-20T16:00:00Z", "2027-06-16T15:00:00Z"})
  void keepsTheLocalTimeOnBothSidesOfAClockChange(Instant start) {
    about.event("starts_at = '%s', ends_at = '%s'".formatted(start, start.plusSeconds(3600)));
    ReadMail mail = about.read(Kind.CONFIRMED);

    assertThat(sentences(mail)).contains("17:00–18:00 Uhr");
    assertThat(new String(mail.files().get(0).content())).contains("T170000").contains("T180000");
  }

  @Test
  void fallsBackToGermanVisibly() {
    about.event("texts = '{\"de\": {\"title\": \"Im Dialog\"}}'");
    ReadMail mail = about.read(Kind.CONFIRMED, "en");

    assertThat(sentences(mail)).contains("Im Dialog The title is not available in English yet.");
    assertThat(mail.html()).containsPattern("lang=\"de\"\\s*>Im Dialog</strong");
  }

  @Test
  void isolatesNamesThatPeopleTyped() {
    about.is("contact_name = 'أميرة'");
    ReadMail mail = about.read(Kind.CONFIRMED);

    assertThat(mail.text()).contains("Guten Tag \u2068أميرة\u2069,");
    assertThat(mail.html()).contains("Guten Tag \u2068أميرة\u2069,");
  }

  @Test
  void letsNoTitleBeginAHeaderOrMarkup() {
    about.event("texts = E'{\"de\": {\"title\": \"Im\\\\r\\\\nBcc: a@b.example <script>\"}}'");
    ReadMail mail = about.read(Kind.CONFIRMED);

    assertThat(mail.subject()).endsWith("Im Bcc: a@b.example <script>");
    assertThat(mail.headers()).doesNotContainKey("Bcc");
    assertThat(mail.html()).doesNotContain("<script").contains("&lt;script&gt;");
  }

  @Test
  void readsAndMintsForAHundredMailsInOneStatementEach(@Autowired ApplicationContext application) {
    List<Queued> mails =
        IntStream.range(0, 100)
            .mapToObj(i -> "person%d@example.org".formatted(i))
            .map(email -> about.queued(Kind.CONFIRMED, "de", about.insert(email), email))
            .toList();
    CountedDatabase database = new CountedDatabase(application);

    var composed = database.mails().compose(mails).block();

    assertThat(database.statements()).isEqualTo(2);
    assertThat(composed.values().stream().map(one -> ((Letter) one.model().get("letter")).code()))
        .hasSize(100)
        .doesNotHaveDuplicates();
  }
}
