package de.stadtrunde.mail;

import de.stadtrunde.MutableClock;
import de.stadtrunde.TestDatabase;
import de.stadtrunde.mail.MailComposer.Attachment;
import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Site;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The mail module on a database of its own, without the rest of the application. */
final class PostRoom implements AutoCloseable {

  static final Site SITE =
      new Site(
          URI.create("http://localhost:8080"),
          new Site.Operator(
              "Stadt Ludwigshafen am Rhein (Beispiel)",
              "Rathausplatz 20, 67059 Ludwigshafen am Rhein",
              "dialog@stadtrunde.example",
              "0621 000-0000"));

  final TestDatabase database = TestDatabase.fresh();
  final MutableClock clock = new MutableClock();
  final Greetings composer = new Greetings();
  private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

  /** Greets; what it says can be changed. */
  static final class Greetings implements MailComposer {

    Function<Queued, Composed> words = PostRoom::greeting;

    @Override
    public String kinds() {
      return "test.";
    }

    @Override
    public Mono<Map<UUID, Composed>> compose(List<Queued> mails) {
      Map<UUID, Composed> composed = new HashMap<>();
      for (Queued mail : mails) {
        Composed said = words.apply(mail);
        if (said != null) {
          composed.put(mail.id(), said);
        }
      }
      return Mono.just(composed);
    }
  }

  PostRoom(Carrier carrier) {
    beans.registerBean(DatabaseClient.class, database::client);
    beans.registerBean(MutableClock.class, () -> clock);
    beans.registerBean(Greetings.class, () -> composer);
    beans.registerBean(Carrier.class, () -> carrier);
    beans.registerBean(Site.class, () -> SITE);
    beans.registerBean(MailSettings.class, () -> settings(2));
    beans.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
    beans.register(
        Catalogue.class,
        Outbox.class,
        OutboxRepository.class,
        LeaseRepository.class,
        SettlementRepository.class,
        MailTemplates.class,
        MimeWriter.class,
        LetterWriter.class,
        Preparation.class,
        Delivery.class);
    beans.refresh();
  }

  static MailSettings settings(int workers) {
    return new MailSettings("dialog@stadtrunde.example", workers);
  }

  static PostRoom at(int port) {
    return new PostRoom(carrier(port));
  }

  static SmtpCarrier carrier(int port) {
    JavaMailSenderImpl host = new JavaMailSenderImpl();
    host.setHost("127.0.0.1");
    host.setPort(port);
    return new SmtpCarrier(SmtpAccess.of(host, "dialog@stadtrunde.example"), 4);
  }

  static Composed greeting(Queued mail) {
    return new Composed("Ihr Platz bei „Im Dialog“", "test/hello", model(), List.of(calendar()));
  }

  static Map<String, Object> model() {
    return Map.of(
        "name", "Amira",
        "url", "https://stadtrunde.example/confirm#" + "a".repeat(80),
        "code", "7K3M-92QX-AB4T",
        "codeUrl", "https://stadtrunde.example/code",
        "why", "Sie bekommen diese Mail, weil Sie sich angemeldet haben.");
  }

  static Attachment calendar() {
    return new Attachment(
        "termin.ics",
        "text/calendar; method=PUBLISH; charset=UTF-8",
        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8));
  }

  <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  Mail mail(String recipient) {
    return mail(recipient, clock.instant());
  }

  static Mail mail(String recipient, Instant sendAfter) {
    UUID subject = UUID.randomUUID();
    return new Mail(
        "test.hello", "hello-" + subject, recipient, "de", subject, Map.of("n", 1), sendAfter);
  }

  void write(Mail... mails) {
    bean(Outbox.class).write(List.of(mails)).block();
  }

  void writeTo(String... recipients) {
    write(List.of(recipients).stream().map(this::mail).toArray(Mail[]::new));
  }

  List<String> writeToMany(int count) {
    List<String> all = IntStream.range(0, count).mapToObj(i -> "p" + i + "@example.org").toList();
    writeTo(all.toArray(String[]::new));
    return all;
  }

  /** Delivers one batch and tells how many were claimed. */
  int deliver() {
    return bean(Delivery.class).next(() -> true).block();
  }

  Map<String, Object> row() {
    return database.client().sql("SELECT * FROM outbox").fetch().one().block();
  }

  /** How many rows stand in each state. */
  Map<String, Long> states() {
    return database
        .client()
        .sql("SELECT state, count(*) AS rows FROM outbox GROUP BY state")
        .map(row -> Map.entry(row.get("state", String.class), row.get("rows", Long.class)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .block();
  }

  @Override
  public void close() {
    beans.close();
  }
}
