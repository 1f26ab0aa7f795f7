package de.stadtrunde.event;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Copies events for those who run them. */
@Service
class EventCopies {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Events events;
  private final EventLock lock;
  private final EventStore store;
  private final StaffEvents documents;

  EventCopies(Events events, EventLock lock, EventStore store, StaffEvents documents) {
    this.events = events;
    this.lock = lock;
    this.store = store;
    this.documents = documents;
  }

  /**
   * A new draft with everything of another event but its people: body {@code slug} and, if it is to
   * take place at another time, {@code startsAt}, which everything else follows. Fails like {@link
   * EventEdits#create} and {@link Events#mustManage}.
   */
  Mono<Event> copy(CurrentUser user, String slug, Mono<JsonNode> body) {
    return events
        .mustManage(user, slug)
        .zipWhen(event -> body.switchIfEmpty(Mono.error(() -> new Problem(400, "unreadable"))))
        .flatMap(both -> copied(both.getT1(), both.getT2()))
        .flatMap(form -> lock.create(user, "event.copied", store.insert(form, user)));
  }

  private Mono<EventForm> copied(Event event, JsonNode body) {
    return documents
        .withoutSeats(event)
        .map(document -> (ObjectNode) JSON.valueToTree(document))
        .map(original -> MergePatch.onEvent(original, Moves.along(event, only(body))))
        .map(EventFormReader::read);
  }

  /** The new address must be given: the old one is taken. */
  private static ObjectNode only(JsonNode body) {
    Fields.of(body);
    ObjectNode only = JSON.createObjectNode();
    only.set("slug", body.path("slug").isMissingNode() ? JSON.nullNode() : body.get("slug"));
    if (body.hasNonNull("startsAt")) {
      only.set("startsAt", body.get("startsAt"));
    }
    return only;
  }
}
