package de.stadtrunde.live;

import de.stadtrunde.event.Door;
import de.stadtrunde.event.Event;
import de.stadtrunde.registration.Participant;
import de.stadtrunde.registration.Participant.Admitted;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Times;
import de.stadtrunde.shared.Tokens;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Lets people into the digital session of their event, while its door is open. */
@Service
class LiveDoor {

  private final LiveRepository repository;
  private final Door door;
  private final Clock clock;

  LiveDoor(LiveRepository repository, Door door, Clock clock) {
    this.repository = repository;
    this.door = door;
    this.clock = clock;
  }

  /** A participant with the secret that opens the session to this device until the door closes. */
  record Entry(LiveParticipant participant, String bearer) {}

  Door.Now now(Event event) {
    return door.of(event, clock.instant());
  }

  /**
   * Lets the person in; again with a further bearer for the same participant. Fails with {@code
   * token-unknown} (401) for another event's person, with {@code cancelled}, {@code not-confirmed},
   * {@code too-early} (with {@code opensAt}) or {@code over} (403).
   */
  Mono<Entry> enter(Event event, Participant person) {
    return Mono.fromRunnable(() -> mustBeLetIn(event, person))
        .then(Mono.defer(() -> repository.enter(person, !event.lobby(), clock.instant())))
        .flatMap(participant -> withBearer(event, participant));
  }

  /** What keeps this person out now; nothing for whoever may come in. */
  void mustBeLetIn(Event event, Participant person) {
    if (!person.event().equals(event.id())) {
      throw new Problem(401, "token-unknown");
    }
    if (person.admitted() != Admitted.CONFIRMED) {
      boolean ended = person.admitted() == Admitted.CANCELLED;
      throw new Problem(403, ended ? "cancelled" : "not-confirmed");
    }
    Door.Now now = now(event);
    if (now.state() == Door.State.EARLY || event.state() == Event.State.POSTPONED) {
      String opensAt = Times.rfc3339(now.opensAt(), event.zone());
      throw new Problem(403, "too-early", List.of(), Map.of("opensAt", opensAt));
    }
    if (now.state() == Door.State.OVER) {
      throw new Problem(403, "over");
    }
  }

  private Mono<Entry> withBearer(Event event, LiveParticipant participant) {
    String bearer = Tokens.token();
    return repository
        .keep(Tokens.hash(bearer), participant.id(), now(event).closesAt())
        .thenReturn(new Entry(participant, bearer));
  }

  /** Closed doors leave nothing behind that could open them. */
  @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  Mono<Void> sweep() {
    return Mono.defer(() -> repository.sweep(clock.instant()));
  }

  /** Whom a bearer of this event belongs to; empty for any other. */
  Mono<LiveParticipant> byBearer(Event event, String bearer) {
    return repository
        .byBearer(Tokens.hash(bearer), clock.instant())
        .filter(participant -> participant.event().equals(event.id()));
  }
}
