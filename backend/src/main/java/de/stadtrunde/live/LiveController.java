package de.stadtrunde.live;

import de.stadtrunde.event.Events;
import de.stadtrunde.registration.Participant;
import de.stadtrunde.registration.Registrations;
import de.stadtrunde.shared.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The door for programs (contract, Live session): who comes in is decided by the body alone. */
@RestController
class LiveController {

  private final Events events;
  private final Registrations registrations;
  private final LiveDoor door;
  private final LiveCookie cookie;

  LiveController(Events events, Registrations registrations, LiveDoor door, LiveCookie cookie) {
    this.events = events;
    this.registrations = registrations;
    this.door = door;
    this.cookie = cookie;
  }

  /**
   * @param token personal token; without one the registration cookie counts
   * @param code of a hall, which nobody has opened yet
   */
  record Knock(String token, String code) {}

  record Joined(UUID participant, String bearer, boolean admitted) {}

  @PostMapping("/api/live/{slug}/join")
  Mono<Joined> join(
      @PathVariable String slug,
      @RequestBody(required = false) Knock knock,
      ServerWebExchange exchange) {
    return events
        .find(slug)
        .switchIfEmpty(Mono.error(Events::unknown))
        .flatMap(event -> person(knock, exchange).flatMap(who -> door.enter(event, who)))
        .doOnNext(entry -> cookie.give(exchange, entry.bearer()))
        .map(LiveController::joined);
  }

  private Mono<Participant> person(Knock knock, ServerWebExchange exchange) {
    Optional<Knock> said = Optional.ofNullable(knock);
    if (said.map(Knock::token).isPresent()) {
      return registrations.participant(said.get().token());
    }
    return said.map(Knock::code).isPresent()
        ? Mono.error(new Problem(404, "code-unknown"))
        : cookie
            .person(exchange)
            .switchIfEmpty(Mono.error(() -> new Problem(401, "token-unknown")))
            .flatMap(person -> fromOurPage(exchange).thenReturn(person));
  }

  private static Joined joined(LiveDoor.Entry entry) {
    LiveParticipant participant = entry.participant();
    return new Joined(participant.id(), entry.bearer(), participant.admitted());
  }

  /** Only here does a cookie say who comes: the account module knows how a page proves itself. */
  private static Mono<Void> fromOurPage(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(CsrfException.class.getName(), Mono.empty());
  }
}
