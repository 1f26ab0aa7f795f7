package de.stadtrunde.event;

import de.stadtrunde.shared.CurrentUser;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/staff/events")
class StaffEventController {

  private final Events events;
  private final EventEdits edits;
  private final EventCopies copies;
  private final EventStates states;
  private final StaffEvents json;

  StaffEventController(
      Events events, EventEdits edits, EventCopies copies, EventStates states, StaffEvents json) {
    this.events = events;
    this.edits = edits;
    this.copies = copies;
    this.states = states;
    this.json = json;
  }

  record Listed(List<StaffEvent> items) {}

  @GetMapping
  Mono<Listed> list(CurrentUser user) {
    return events.own(user).collectList().flatMap(json::withSeats).map(Listed::new);
  }

  @GetMapping("/{slug}")
  Mono<StaffEvent> detail(CurrentUser user, @PathVariable String slug) {
    return events.mustAssist(user, slug).flatMap(json::withSeats);
  }

  @PostMapping
  Mono<ResponseEntity<StaffEvent>> create(
      CurrentUser user, @RequestBody(required = false) Mono<JsonNode> body) {
    return created(edits.create(user, body));
  }

  @PostMapping("/{slug}/copy")
  Mono<ResponseEntity<StaffEvent>> copy(
      CurrentUser user,
      @PathVariable String slug,
      @RequestBody(required = false) Mono<JsonNode> body) {
    return created(copies.copy(user, slug, body));
  }

  private Mono<ResponseEntity<StaffEvent>> created(Mono<Event> creation) {
    return creation
        .flatMap(json::withSeats)
        .map(event -> ResponseEntity.created(address(event)).body(event));
  }

  private static URI address(StaffEvent event) {
    return URI.create("/api/staff/events/" + event.slug());
  }

  @PatchMapping("/{slug}")
  Mono<StaffEvent> change(
      CurrentUser user,
      @PathVariable String slug,
      @RequestBody(required = false) Mono<JsonNode> patch) {
    return edits.change(user, slug, patch).flatMap(json::withSeats);
  }

  @PostMapping("/{slug}/publish")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> publish(CurrentUser user, @PathVariable String slug) {
    return states.publish(user, slug).then();
  }

  @PostMapping("/{slug}/unlist")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> unlist(CurrentUser user, @PathVariable String slug) {
    return states.unlist(user, slug).then();
  }

  @PostMapping("/{slug}/cancel")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> cancel(
      CurrentUser user,
      @PathVariable String slug,
      @RequestBody(required = false) Mono<JsonNode> body) {
    return states.cancel(user, slug, body).then();
  }

  @PostMapping("/{slug}/postpone")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> postpone(
      CurrentUser user,
      @PathVariable String slug,
      @RequestBody(required = false) Mono<JsonNode> body) {
    return states.postpone(user, slug, body).then();
  }
}
