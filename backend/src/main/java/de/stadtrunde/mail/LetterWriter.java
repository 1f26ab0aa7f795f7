package de.stadtrunde.mail;

import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.Prepared.Letter;
import de.stadtrunde.mail.Prepared.Outcome;
import de.stadtrunde.shared.PlainText;
import jakarta.mail.internet.AddressException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Writes letters away from the event loop: renders the templates and wraps them as MIME. */
@Component
class LetterWriter implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(LetterWriter.class);

  /** Rendering is pure computing: one core is left for those who sign up meanwhile. */
  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  private final MailTemplates templates;
  private final MimeWriter mime;
  private final Scheduler scheduler =
      Schedulers.newBoundedElastic(THREADS, Integer.MAX_VALUE, "mail-render");

  LetterWriter(MailTemplates templates, MimeWriter mime) {
    this.templates = templates;
    this.mime = mime;
  }

  /** A letter for each mail, or why there is none. */
  Flux<Prepared> write(List<Queued> mails, Map<UUID, Composed> composed) {
    return Mono.fromCallable(() -> mails.stream().map(mail -> write(mail, composed)).toList())
        .subscribeOn(scheduler)
        .flatMapIterable(letters -> letters);
  }

  private Prepared write(Queued mail, Map<UUID, Composed> all) {
    Composed composed = all.get(mail.id());
    if (!headers(mail, composed).allMatch(PlainText::isSingleLine)) {
      return Outcome.refused(mail.id(), "control-character");
    }
    try {
      return letter(mail, composed);
    } catch (AddressException noAddress) {
      return Outcome.refused(mail.id(), "address");
    } catch (RuntimeException failure) {
      LOG.warn(
          "Mail {} cannot be rendered from {}: {}", mail.id(), composed.template(), cause(failure));
      return Outcome.later(mail.id(), "render");
    }
  }

  /** What people typed, or what could hold it, and what becomes a header field. */
  private static Stream<String> headers(Queued mail, Composed composed) {
    return Stream.concat(
        Stream.of(mail.recipient(), composed.subject()),
        composed.attachments().stream()
            .flatMap(file -> Stream.of(file.filename(), file.contentType())));
  }

  private Letter letter(Queued mail, Composed composed) throws AddressException {
    return new Letter(
        mail.id(),
        mail.recipient(),
        mime.write(mail, composed, templates.render(mail.language(), composed)));
  }

  /** The deepest class only: messages may hold what a person typed. */
  private static String cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getName();
  }

  @Override
  public void destroy() {
    scheduler.dispose();
  }
}
