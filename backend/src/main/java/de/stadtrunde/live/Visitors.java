package de.stadtrunde.live;

import de.stadtrunde.event.Event;
import de.stadtrunde.registration.Participant;
import de.stadtrunde.registration.Participant.Admitted;
import de.stadtrunde.registration.Registrations;
import de.stadtrunde.shared.Problem;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds out who looks at the session's page. */
@Component
class Visitors {

  private final LiveDoor door;
  private final LiveCookie cookie;
  private final Registrations registrations;

  Visitors(LiveDoor door, LiveCookie cookie, Registrations registrations) {
    this.door = door;
    this.cookie = cookie;
    this.registrations = registrations;
  }

  /**
   * Somebody with a registration for this event.
   *
   * @param inside as whom this browser has come in; empty before
   */
  record Visitor(Participant person, Optional<LiveParticipant> inside) {

    boolean hasSeat() {
      return person.admitted() == Admitted.CONFIRMED;
    }

    /** Whether nobody needs to let them in any more. */
    boolean admitted() {
      return inside.map(LiveParticipant::admitted).orElse(false);
    }
  }

  /** Empty for a browser that neither came in nor holds a registration cookie of this event. */
  Mono<Visitor> of(Event event, ServerWebExchange exchange) {
    return inside(event, exchange)
        .flatMap(inside -> person(inside).map(person -> new Visitor(person, Optional.of(inside))))
        .switchIfEmpty(
            cookie
                .person(exchange)
                .filter(person -> person.event().equals(event.id()))
                .map(person -> new Visitor(person, Optional.empty())));
  }

  private Mono<LiveParticipant> inside(Event event, ServerWebExchange exchange) {
    return cookie.bearer(exchange).flatMap(bearer -> door.byBearer(event, bearer));
  }

  private Mono<Participant> person(LiveParticipant inside) {
    return registrations.participant(inside.registration(), inside.attendee());
  }

  /** Lets the holder of the registration cookie in; whoever may not is told by the page itself. */
  Mono<Void> letIn(Event event, ServerWebExchange exchange) {
    return cookie
        .person(exchange)
        .flatMap(person -> door.enter(event, person))
        .doOnNext(entry -> cookie.give(exchange, entry.bearer()))
        .onErrorResume(Problem.class, notNow -> Mono.empty())
        .then();
  }
}
