package de.stadtrunde.registration;

import de.stadtrunde.shared.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An event's registrations for those who run it (contract, Staff). */
@RestController
@RequestMapping("/api/staff/events/{slug}/registrations")
class StaffRegistrationController {

  private final StaffRegistrations registrations;

  StaffRegistrationController(StaffRegistrations registrations) {
    this.registrations = registrations;
  }

  @GetMapping
  Mono<StaffList.Page> list(
      CurrentUser user,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    return registrations.list(user, slug, new StaffList.Query(status, q, page, size));
  }

  /** May be left out; only reject and cancel tell it. */
  record Reason(String reason) {}

  @PostMapping("/{reference}/{decision:cancel|approve|reject|seat|skip}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> decide(
      CurrentUser user,
      @PathVariable String slug,
      @PathVariable String reference,
      @PathVariable String decision,
      @RequestBody(required = false) Mono<Reason> body) {
    Mono<String> reason = body.mapNotNull(Reason::reason);
    return registrations.decide(user, slug, reference, decision, reason).then();
  }
}
