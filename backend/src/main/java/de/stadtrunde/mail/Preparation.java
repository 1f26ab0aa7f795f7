package de.stadtrunde.mail;

import de.stadtrunde.mail.MailComposer.Composed;
import de.stadtrunde.mail.MailComposer.Queued;
import de.stadtrunde.mail.Prepared.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes letters of queued mails: asks the modules what to say, then has it written. */
@Component
class Preparation {

  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  private final List<MailComposer> composers;
  private final LetterWriter writer;

  Preparation(List<MailComposer> composers, LetterWriter writer) {
    this.composers = composers;
    this.writer = writer;
  }

  /**
   * @param mails 1 to 100
   * @return for each mail a letter or what became of it instead, in no particular order
   */
  Mono<List<Prepared>> prepare(List<Queued> mails) {
    return Flux.fromIterable(byComposer(mails).entrySet())
        .concatMap(group -> prepare(group.getKey(), group.getValue()))
        .collectList();
  }

  private Map<Optional<MailComposer>, List<Queued>> byComposer(List<Queued> mails) {
    Map<Optional<MailComposer>, List<Queued>> groups = new LinkedHashMap<>();
    for (Queued mail : mails) {
      groups.computeIfAbsent(composer(mail), unseen -> new ArrayList<>()).add(mail);
    }
    return groups;
  }

  private Optional<MailComposer> composer(Queued mail) {
    return composers.stream().filter(each -> mail.kind().startsWith(each.kinds())).findFirst();
  }

  private Flux<Prepared> prepare(Optional<MailComposer> composer, List<Queued> mails) {
    return composer
        .map(known -> compose(known, mails))
        .orElseGet(() -> Flux.fromIterable(mails).map(mail -> later(mail, "no-composer")));
  }

  private Flux<Prepared> compose(MailComposer composer, List<Queued> mails) {
    return Mono.defer(() -> composer.compose(mails))
        .flatMapMany(composed -> write(mails, composed))
        .onErrorResume(failure -> composeAfter(failure, composer, mails));
  }

  private Flux<Prepared> write(List<Queued> mails, Map<UUID, Composed> composed) {
    List<Queued> wanted = mails.stream().filter(mail -> composed.containsKey(mail.id())).toList();
    return writer.write(wanted, composed).concatWith(dropped(mails, composed));
  }

  private static Flux<Prepared> dropped(List<Queued> mails, Map<UUID, Composed> composed) {
    return Flux.fromIterable(mails)
        .filter(mail -> !composed.containsKey(mail.id()))
        .map(mail -> Outcome.dropped(mail.id()));
  }

  /** One mail that cannot be composed does not hold up its neighbours. */
  private Flux<Prepared> composeAfter(
      Throwable failure, MailComposer composer, List<Queued> mails) {
    if (mails.size() > 1) {
      return Flux.fromIterable(mails).concatMap(mail -> compose(composer, List.of(mail)));
    }
    Queued mail = mails.get(0);
    LOG.warn("Mail {} of kind {} cannot be composed: {}", mail.id(), mail.kind(), cause(failure));
    return Flux.just(later(mail, "compose"));
  }

  /** The class only: messages may hold what a person typed. */
  private static String cause(Throwable failure) {
    return failure.getClass().getName();
  }

  private static Prepared later(Queued mail, String reason) {
    return Outcome.later(mail.id(), reason);
  }
}
