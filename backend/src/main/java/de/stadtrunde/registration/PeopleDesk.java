package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import de.stadtrunde.registration.Registrations.Held;
import de.stadtrunde.registration.Standing.Status;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Brings the list of people to whoever may change it. */
@Component
class PeopleDesk {

  private final AccessCookie cookie;
  private final Registrations registrations;
  private final Views views;
  private final Events events;

  PeopleDesk(AccessCookie cookie, Registrations registrations, Views views, Events events) {
    this.cookie = cookie;
    this.registrations = registrations;
    this.views = views;
    this.events = events;
  }

  /** Whether there is a list to change: the address is proven and nothing has ended. */
  static boolean changeable(Standing standing) {
    return standing.live() && standing.status() != Status.UNCONFIRMED;
  }

  /** The contact's own registration while it can be changed; empty for everybody else. */
  Mono<Registration> own(ServerWebExchange exchange) {
    return cookie
        .holder(exchange)
        .filter(Access.Holder::isContact)
        .flatMap(registrations::held)
        .map(Held::registration)
        .filter(own -> changeable(own.standing()));
  }

  Mono<PeopleChange> listed(Registration own) {
    return views.of(own).zipWith(event(own), PeopleChange::of);
  }

  Mono<PeopleChange> typed(Registration own, Map<String, List<String>> form) {
    return views
        .of(own)
        .zipWith(event(own), (view, event) -> PeopleChange.of(view, event, SignUpFields.of(form)));
  }

  private Mono<Event> event(Registration own) {
    return events.get(own.event());
  }
}
