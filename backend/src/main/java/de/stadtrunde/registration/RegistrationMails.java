package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.mail.MailComposer;
import de.stadtrunde.registration.Access.Holder;
import de.stadtrunde.registration.Access.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Composes the mails about registrations from what is true when they leave. A mail whose reason has
 * passed is dropped; another one, caused by what happened since, tells the rest.
 */
@Component
class RegistrationMails implements MailComposer, DisposableBean {

  /** Writing is pure computing; one thread leaves the other core to requests. */
  private final Scheduler scheduler =
      Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "registration-mails");

  private final Occasions occasions;
  private final Access access;
  private final Letters letters;

  RegistrationMails(Occasions occasions, Access access, Letters letters) {
    this.occasions = occasions;
    this.access = access;
    this.letters = letters;
  }

  @Override
  public String kinds() {
    return Notices.PREFIX;
  }

  @Override
  public Mono<Map<UUID, Composed>> compose(List<Queued> mails) {
    return occasions
        .of(mails)
        .map(all -> all.stream().filter(Occasion::holds).toList())
        .flatMap(this::write);
  }

  private Mono<Map<UUID, Composed>> write(List<Occasion> told) {
    return keys(told.stream().filter(Occasion::opensRegistration).toList())
        .publishOn(scheduler)
        .map(keys -> write(told, keys));
  }

  /** By the mail's id: a pair of its own for each mail. */
  private Mono<Map<UUID, Pair>> keys(List<Occasion> opening) {
    return opening.isEmpty()
        ? Mono.just(Map.of())
        : access
            .mint(
                opening.stream().map(RegistrationMails::holder).toList(),
                opening.stream().map(Occasion::event).map(Event::endsAt).toList())
            .map(pairs -> byMail(opening, pairs));
  }

  private static Holder holder(Occasion occasion) {
    return new Holder(
        occasion.registration().id(), occasion.toDelegate() ? occasion.attendee().id() : null);
  }

  private static Map<UUID, Pair> byMail(List<Occasion> opening, List<Pair> pairs) {
    Map<UUID, Pair> byMail = new HashMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      byMail.put(opening.get(i).mail().id(), pairs.get(i));
    }
    return byMail;
  }

  private Map<UUID, Composed> write(List<Occasion> told, Map<UUID, Pair> keys) {
    Map<UUID, Composed> composed = new HashMap<>();
    told.forEach(
        occasion -> {
          UUID mail = occasion.mail().id();
          composed.put(mail, letters.write(occasion, keys.get(mail)));
        });
    return composed;
  }

  @Override
  public void destroy() {
    scheduler.dispose();
  }
}
