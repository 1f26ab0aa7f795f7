package de.stadtrunde.event;

import static de.stadtrunde.shared.CurrentUser.Role.ADMINISTRATOR;
import static de.stadtrunde.shared.CurrentUser.Role.ORGANISER;

import de.stadtrunde.event.Event.Publication;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates, changes and copies events for those who run them. */
@Service
class EventEdits {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final EventLock lock;
  private final EventStore store;
  private final StaffEvents documents;
  private final Announcements announcements;

  EventEdits(EventLock lock, EventStore store, StaffEvents documents, Announcements announcements) {
    this.lock = lock;
    this.store = store;
    this.documents = documents;
    this.announcements = announcements;
  }

  /**
   * A new draft of the caller's own. Fails with {@code forbidden} (403) unless the caller may run
   * events, {@code unreadable} (400) without a body, {@code invalid} (422) with every fault.
   */
  Mono<Event> create(CurrentUser user, Mono<JsonNode> body) {
    return Mono.fromSupplier(() -> user.must(ADMINISTRATOR, ORGANISER))
        .then(body)
        .switchIfEmpty(Mono.error(() -> new Problem(400, "unreadable")))
        .map(Slugs::completed)
        .map(EventFormReader::read)
        .flatMap(form -> lock.create(user, "event.created", store.insert(form, user)));
  }

  /**
   * The body is a merge patch ({@link MergePatch#onEvent}); members that no organiser writes are
   * ignored. Fails like {@link EventLock#change}; with {@code invalid} (422), also for what a
   * published event must have and for seats that people hold; with {@code event-cancelled} (409)
   * when the times of a cancelled event would change.
   */
  Mono<Event> change(CurrentUser user, String slug, Mono<JsonNode> patch) {
    return lock.change(
        user, slug, "event.changed", patch, (before, change) -> change(before, change, null));
  }

  /**
   * The same under a lock that the caller holds.
   *
   * @param reason told to those who are signed up when the times change; may be null
   */
  Mono<Event> change(Event before, JsonNode patch, String reason) {
    return documents
        .withoutSeats(before)
        .map(document -> (ObjectNode) JSON.valueToTree(document))
        .flatMap(present -> change(before, present, patch, reason));
  }

  private Mono<Event> change(Event before, ObjectNode present, JsonNode patch, String reason) {
    JsonNode complete = before.state() == State.POSTPONED ? Moves.along(before, patch) : patch;
    EventForm form = EventFormReader.read(MergePatch.onEvent(present, complete));
    mustBeAllowed(before, form);
    boolean newSeats = !seats(EventFormReader.read(present)).equals(seats(form));
    return write(before, form, newDate(before, form, patch), newSeats, reason);
  }

  private static Set<EventForm.Seats> seats(EventForm form) {
    return Set.copyOf(form.contingents());
  }

  /** A postponed event gets its date whenever one is named, be it the old one. */
  private static boolean newDate(Event before, EventForm form, JsonNode patch) {
    return Moves.isMove(before, form)
        || (before.state() == State.POSTPONED && patch.hasNonNull("startsAt"));
  }

  private static void mustBeAllowed(Event before, EventForm form) {
    boolean shown = before.publication() != Publication.DRAFT;
    List<Fault> missing = shown ? form.missingToPublish() : List.of();
    if (!missing.isEmpty()) {
      throw Problem.invalid(missing);
    }
    if (shown && !form.slug().equals(before.slug())) {
      throw Problem.invalid(List.of(new Fault("/slug", "fixed")));
    }
    if (before.state() == State.CANCELLED && Moves.isMove(before, form)) {
      throw new Problem(409, "event-cancelled");
    }
  }

  private Mono<Event> write(
      Event before, EventForm form, boolean newDate, boolean newSeats, String reason) {
    return announcements
        .beforeSeats(before, newSeats)
        .then(Mono.defer(() -> store.update(before, form)))
        .then(Mono.defer(() -> announcements.state(before, form, newDate, reason)))
        .then(Mono.defer(() -> announcements.after(before.id(), newDate, newSeats)));
  }
}
