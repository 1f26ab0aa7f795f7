package de.stadtrunde.event;

import java.util.function.BiFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells those who depend on events of a change, one after the other, in its transaction. */
@Component
class Listeners {

  private final ObjectProvider<EventChangeListener> listeners;

  Listeners(ObjectProvider<EventChangeListener> listeners) {
    this.listeners = listeners;
  }

  /** Answers the event once all have heard; nobody hears of a draft. */
  Mono<Event> tell(Event event, BiFunction<EventChangeListener, Event, Mono<Void>> what) {
    return Flux.fromStream(listeners::orderedStream)
        .filter(listener -> event.publication() != Event.Publication.DRAFT)
        .concatMap(listener -> what.apply(listener, event))
        .then(Mono.just(event));
  }
}
