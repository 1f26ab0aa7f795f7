package de.stadtrunde.mail;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Knows what to say in the mails of one module; implemented by the modules that cause mails. */
public interface MailComposer {

  /** The beginning of the kinds it composes, with the dot, for example {@code registration.}. */
  String kinds();

  /**
   * Composes mails that are about to be sent, by the id of the mail. A mail that is missing in the
   * answer has lost its reason (its subject is gone) and is dropped. Called again for each attempt.
   *
   * @param mails 1 to 100, all of kinds that begin with {@link #kinds()}
   */
  Mono<Map<UUID, Composed>> compose(List<Queued> mails);

  /** A mail as it stands in the outbox. */
  record Queued(
      UUID id,
      String kind,
      String recipient,
      String language,
      UUID subject,
      Map<String, Object> facts) {}

  /**
   * What to render.
   *
   * @param subject one line, in the person's language
   * @param template below {@code mails/}, without ending: both {@code .txt} and {@code .html} exist
   * @param model for the templates, beside {@code language}, {@code dir} and {@code site}
   * @param attachments in order; may be empty
   */
  record Composed(
      String subject, String template, Map<String, Object> model, List<Attachment> attachments) {}

  /**
   * @param contentType with parameters, for example {@code text/calendar; method=PUBLISH}
   */
  record Attachment(String filename, String contentType, byte[] content) {}
}
