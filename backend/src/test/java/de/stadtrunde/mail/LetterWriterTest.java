package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.mail.MailComposer.Attachment;
import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.MailboxRepository.Stored;
import de.stadtrunde.mail.Prepared.Letter;
import de.stadtrunde.mail.Prepared.Outcome;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class LetterWriterTest {

  private final PostRoom room = new PostRoom((letters, goOn) -> Mono.just(List.of()));

  @AfterEach
  void close() {
    room.close();
  }

  private static Queued queued(String recipient, String language) {
    return new Queued(
        UUID.randomUUID(), "test.hello", recipient, language, UUID.randomUUID(), Map.of());
  }

  private Prepared write(Queued mail, Composed composed) {
    return room.bean(LetterWriter.class)
        .write(List.of(mail), Map.of(mail.id(), composed))
        .blockFirst();
  }

  private Letter greeting(Queued mail) {
    return (Letter) write(mail, PostRoom.greeting(mail));
  }

  private static MailboxMail read(Letter letter) {
    return MailboxMail.read(
        new Stored(1, letter.recipient(), letter.message(), new Date().toInstant()));
  }

  private static MimeMessage parse(Letter letter) {
    return new MailHost.Taken(letter.recipient(), letter.message()).read();
  }

  @Test
  void saysWhoSendsWhatToWhomAndWhen() throws Exception {
    Queued mail = queued("amira@example.org", "de");

    MimeMessage message = parse(greeting(mail));

    assertThat(message.getMessageID()).isEqualTo("<" + mail.id() + "@stadtrunde.example>");
    assertThat(message.getFrom()[0].toString())
        .contains("Stadt Ludwigshafen am Rhein")
        .contains("<dialog@stadtrunde.example>");
    assertThat(message.getAllRecipients()[0]).hasToString("amira@example.org");
    assertThat(message.getSubject()).isEqualTo("Ihr Platz bei „Im Dialog“");
    assertThat(message.getSentDate().toInstant())
        .isEqualTo(room.clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("Content-Language")).containsExactly("de");
    assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
  }

  @Test
  void offersTextBeforeHtmlAndThenTheAttachments() throws Exception {
    MimeMultipart mixed =
        (MimeMultipart) parse(greeting(queued("a@example.org", "de"))).getContent();
    MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();

    assertThat(mixed.getContentType()).startsWith("multipart/mixed");
    assertThat(alternative.getContentType()).startsWith("multipart/alternative");
    assertThat(alternative.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(alternative.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(mixed.getCount()).isEqualTo(2);
  }

  @Test
  void attachesTheCalendarFileUnchanged() {
    MailboxMail.File file = read(greeting(queued("a@example.org", "de"))).files().get(0);

    assertThat(file.filename()).isEqualTo("termin.ics");
    assertThat(file.contentType())
        .startsWith("text/calendar")
        .contains("method=PUBLISH")
        .contains("charset=UTF-8");
    assertThat(file.content()).isEqualTo(PostRoom.calendar().content());
  }

  @Test
  void attachesBytesOfAnyKind() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Attachment picture = new Attachment("Lageplan Süd.png", "image/png", all);

    Letter letter =
        (Letter)
            write(
                queued("a@example.org", "de"),
                new Composed("x", "test/hello", PostRoom.model(), List.of(picture)));

    assertThat(read(letter).files().get(0).filename()).isEqualTo("Lageplan Süd.png");
    assertThat(read(letter).files().get(0).content()).isEqualTo(all);
  }

  @Test
  void goesThroughAnyMailHost() {
    String raw =
        new String(greeting(queued("a@example.org", "de")).message(), StandardCharsets.UTF_8);

    assertThat(raw.chars()).allMatch(c -> c < 128 && c != 0);
    assertThat(raw.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    assertThat(raw.split("\r\n")).allMatch(line -> line.length() <= 998);
  }

  @Test
  void isReadableAsPlainText() {
    String text = read(greeting(queued("a@example.org", "de"))).text();

    assertThat(text).contains("Guten Tag Amira").contains("\r\n7K3M-92QX-AB4T\r\n");
    assertThat(text.lines())
        .contains((String) PostRoom.model().get("url"))
        .filteredOn(line -> !line.startsWith("https://"))
        .allMatch(line -> line.length() <= 72);
  }

  @Test
  void carriesButtonAddressCodeReasonAndOperator() {
    MailboxMail mail = read(greeting(queued("a@example.org", "de")));
    String url = (String) PostRoom.model().get("url");

    assertThat(mail.html())
        .contains("<a class=\"button\" href=\"" + url + "\">Platz bestätigen</a>")
        .contains(">" + url + "</a>")
        .contains("7K3M-92QX-AB4T")
        .contains("Sie bekommen diese Mail, weil")
        .contains("Rathausplatz 20, 67059 Ludwigshafen am Rhein")
        .contains("0621 000-0000");
    assertThat(mail.text())
        .contains("Sie bekommen diese Mail, weil")
        .contains("Rathausplatz 20, 67059 Ludwigshafen am Rhein")
        .contains("0621 000-0000");
  }

  @Test
  void speaksTheRecipientsLanguage() {
    assertThat(read(greeting(queued("a@example.org", "en"))))
        .returns("en", MailboxMail::language)
        .satisfies(mail -> assertThat(mail.html()).contains("<html").contains("lang=\"en\""))
        .satisfies(mail -> assertThat(mail.text()).contains("Or enter this code:"));
  }

  @Test
  void speaksGermanAndSaysSoWhereItDoesNotKnowTheLanguage() {
    assertThat(read(greeting(queued("a@example.org", "tlh"))))
        .returns("de", MailboxMail::language)
        .satisfies(mail -> assertThat(mail.html()).contains("lang=\"de\""));
  }

  @Test
  void runsFromRightToLeftWhereTheLanguageDoes() {
    String html = read(greeting(queued("a@example.org", "ar-SY"))).html();

    assertThat(html.substring(html.indexOf("<html"), html.indexOf("<head")))
        .contains("dir=\"rtl\"");
    assertThat(html.substring(html.indexOf("class=\"mail\""), html.indexOf("class=\"sender\"")))
        .contains("dir=\"rtl\"");
    assertThat(html).contains("dir=\"ltr\">7K3M-92QX-AB4T");
  }

  @Test
  void escapesWhatPeopleTyped() {
    Composed typed =
        new Composed("x", "test/hello", withName("<script>alert(1)</script>"), List.of());

    MailboxMail mail = read((Letter) write(queued("a@example.org", "de"), typed));

    assertThat(mail.html()).doesNotContain("<script").contains("&lt;script&gt;");
    assertThat(mail.text()).contains("<script>alert(1)</script>");
  }

  private static Map<String, Object> withName(String name) {
    Map<String, Object> model = new java.util.HashMap<>(PostRoom.model());
    model.put("name", name);
    return model;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Platz\r\nBcc: all@example.org", "Platz\nX: y", "Platz\u0000", "Platz\u0085"})
  void refusesASubjectThatCouldBeginAHeader(String subject) {
    Queued mail = queued("a@example.org", "de");

    assertThat(write(mail, new Composed(subject, "test/hello", PostRoom.model(), List.of())))
        .isEqualTo(Outcome.refused(mail.id(), "control-character"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a@example.org\r\nBcc: all@example.org", "a@example.org\n", "a\u0000@example.org"})
  void refusesAnAddressThatCouldBeginAHeader(String recipient) {
    Queued mail = queued(recipient, "de");

    assertThat(write(mail, PostRoom.greeting(mail)))
        .isEqualTo(Outcome.refused(mail.id(), "control-character"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "@example.org",
        "a@",
        "a@b@c, d@example.org",
        "a@example.org,b@example.org"
      })
  void refusesWhatIsNotOneAddress(String recipient) {
    Queued mail = queued(recipient, "de");

    assertThat(write(mail, PostRoom.greeting(mail)))
        .isEqualTo(Outcome.refused(mail.id(), "address"));
  }

  @Test
  void refusesAnAttachmentThatCouldBeginAHeader() {
    Queued mail = queued("a@example.org", "de");
    Attachment file = new Attachment("a.ics\r\nX: y", "text/calendar", new byte[0]);

    assertThat(write(mail, new Composed("x", "test/hello", PostRoom.model(), List.of(file))))
        .isEqualTo(Outcome.refused(mail.id(), "control-character"));
  }

  @Test
  void writesDomainsAsTheNameSystemKnowsThem() throws Exception {
    assertThat(parse(greeting(queued("amira@müller.example", "de"))).getAllRecipients()[0])
        .hasToString("amira@xn--mller-kva.example");
  }
}
