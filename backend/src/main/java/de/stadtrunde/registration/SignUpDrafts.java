package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Event.Registration;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.event.Events;
import de.stadtrunde.registration.SignUpClosed.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens the draft of a sign-up, if the event takes any. */
@Component
class SignUpDrafts {

  private final Events events;
  private final Clock clock;

  SignUpDrafts(Events events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /** Fails with {@code event-unknown} (404) and with {@link SignUpClosed}. */
  Mono<SignUpDraft> open(String slug, Map<String, List<String>> form) {
    return event(slug)
        .flatMap(
            event ->
                closed(event).isPresent()
                    ? Mono.error(new SignUpClosed(event, closed(event).get()))
                    : Mono.just(SignUpDraft.of(event, SignUpFields.of(form))));
  }

  /** Fails with {@code event-unknown} (404). */
  Mono<Event> event(String slug) {
    return events.find(slug).switchIfEmpty(Mono.error(Events::unknown));
  }

  /** Why nobody can sign up now; empty while people can. */
  Optional<Reason> closed(Event event) {
    Instant now = clock.instant();
    if (event.state() != State.SCHEDULED) {
      return Optional.of(Reason.valueOf(event.state().name()));
    }
    if (event.over(now)) {
      return Optional.of(Reason.OVER);
    }
    if (event.registration(now) != Registration.OPEN) {
      return Optional.of(Reason.valueOf(event.registration(now).name()));
    }
    boolean invited = new SignUpDraft(event, SignUpFields.of(Map.of())).kinds().isEmpty();
    return invited ? Optional.of(Reason.INVITED) : Optional.empty();
  }
}
