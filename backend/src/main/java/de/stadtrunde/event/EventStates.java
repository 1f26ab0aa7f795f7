package de.stadtrunde.event;

import de.stadtrunde.event.Event.Publication;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows, hides, cancels and postpones events for those who run them; repeating changes nothing. */
@Service
class EventStates {

  /** Fits a mail's first paragraph. */
  private static final int LONGEST_REASON = 500;

  private final EventLock lock;
  private final EventWriter writer;
  private final Announcements announcements;
  private final EventEdits edits;
  private final Clock clock;

  EventStates(
      EventLock lock,
      EventWriter writer,
      Announcements announcements,
      EventEdits edits,
      Clock clock) {
    this.lock = lock;
    this.writer = writer;
    this.announcements = announcements;
    this.edits = edits;
    this.clock = clock;
  }

  /** Fails with {@code invalid} (422) for what is missing: German title, times, a contingent. */
  Mono<Event> publish(CurrentUser user, String slug) {
    return show(user, slug, Publication.PUBLISHED, "event.published");
  }

  /** Reachable by its address, but on no list. Fails like {@link #publish}. */
  Mono<Event> unlist(CurrentUser user, String slug) {
    return show(user, slug, Publication.UNLISTED, "event.unlisted");
  }

  private Mono<Event> show(CurrentUser user, String slug, Publication to, String action) {
    return lock.change(
        user,
        slug,
        action,
        Mono.just(to),
        (event, publication) ->
            event.publication() == publication ? Mono.empty() : show(event, publication));
  }

  private Mono<Event> show(Event event, Publication to) {
    List<Fault> missing = EventForm.missingToPublish(event);
    return missing.isEmpty()
        ? writer.setPublication(event.id(), to).then(announcements.read(event.id()))
        : Mono.error(Problem.invalid(missing));
  }

  /** The body may give a {@code reason}; without a body there is none. */
  Mono<Event> cancel(CurrentUser user, String slug, Mono<JsonNode> body) {
    return lock.change(
        user,
        slug,
        "event.cancelled",
        body.defaultIfEmpty(nothing()).map(EventStates::reason),
        (event, reason) -> event.state() == State.CANCELLED ? Mono.empty() : cancel(event, reason));
  }

  private Mono<Event> cancel(Event event, String reason) {
    return writer
        .setState(event.id(), State.CANCELLED, reason)
        .then(Mono.defer(() -> announcements.cancelled(event.id())));
  }

  /**
   * With {@code startsAt} the event moves there, and everything keeps its distance to the start;
   * without it the date is open. Fails with {@code event-cancelled} (409), with {@code invalid}
   * (422) for a start that is past, and as a change of the times does.
   */
  Mono<Event> postpone(CurrentUser user, String slug, Mono<JsonNode> body) {
    return lock.change(
        user, slug, "event.postponed", body.defaultIfEmpty(nothing()), this::postpone);
  }

  private Mono<Event> postpone(Event event, JsonNode body) {
    String reason = reason(body);
    if (event.state() == State.CANCELLED) {
      return Mono.error(new Problem(409, "event-cancelled"));
    }
    if (body.hasNonNull("startsAt") || body.hasNonNull("endsAt")) {
      return edits.change(event, newDate(event, body), reason);
    }
    return event.state() == State.POSTPONED ? Mono.empty() : leaveOpen(event, reason);
  }

  private JsonNode newDate(Event event, JsonNode body) {
    Fields fields = Fields.of(body);
    Instant start = EventFormReader.time(fields, "startsAt", event.zone());
    if (!fields.has("startsAt")) {
      fields.fault("startsAt", "required");
    } else if (start != null && !start.isAfter(clock.instant())) {
      fields.fault("startsAt", "in-the-past");
    }
    fields.mustBeSound();
    ObjectNode dates = JsonNodeFactory.instance.objectNode();
    dates.set("startsAt", body.get("startsAt"));
    dates.setAll(body.hasNonNull("endsAt") ? only("endsAt", body) : nothing());
    return Moves.along(event, dates);
  }

  private static ObjectNode only(String member, JsonNode body) {
    return nothing().set(member, body.get(member));
  }

  private Mono<Event> leaveOpen(Event event, String reason) {
    return writer
        .setState(event.id(), State.POSTPONED, reason)
        .then(Mono.defer(() -> announcements.postponed(event.id())));
  }

  /** Empty when none is given. */
  private static String reason(JsonNode body) {
    Fields fields = Fields.of(body);
    String reason = fields.paragraphs("reason", LONGEST_REASON);
    fields.mustBeSound();
    return reason == null ? "" : reason;
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
