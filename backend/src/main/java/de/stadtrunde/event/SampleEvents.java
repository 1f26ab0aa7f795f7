package de.stadtrunde.event;

import de.stadtrunde.event.Event.Publication;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Enters the events of the sample programme the way an organiser's are entered. */
@Component
class SampleEvents {

  private final EventStore store;
  private final EventWriter writer;
  private final Clock clock;

  SampleEvents(EventStore store, EventWriter writer, Clock clock) {
    this.store = store;
    this.writer = writer;
    this.clock = clock;
  }

  Mono<Void> enter(ObjectNode event, String programme) {
    ObjectNode document = SampleDates.dated(event, clock).put("programme", programme);
    return store
        .insert(EventFormReader.read(document))
        .flatMap(id -> writer.setPublication(id, Publication.PUBLISHED));
  }
}
