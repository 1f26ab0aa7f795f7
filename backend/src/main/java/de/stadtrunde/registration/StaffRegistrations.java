package de.stadtrunde.registration;

import de.stadtrunde.event.Events;
import de.stadtrunde.registration.Standing.Status;
import de.stadtrunde.shared.AuditLog;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** What those who run an event may see and do; everything is written in the audit log. */
@Service
class StaffRegistrations {

  /** Contract, Staff. */
  private static final int LARGEST_PAGE = 500;

  private final Events events;
  private final StaffList list;
  private final StaffDecisions decisions;
  private final AuditLog audit;

  StaffRegistrations(Events events, StaffList list, StaffDecisions decisions, AuditLog audit) {
    this.events = events;
    this.list = list;
    this.decisions = decisions;
    this.audit = audit;
  }

  /**
   * One page of an own event's registrations. Fails with {@code event-unknown} (404) for a foreign
   * event, {@code invalid} (422) for a page that cannot be.
   */
  Mono<StaffList.Page> list(CurrentUser user, String slug, StaffList.Query query) {
    return events
        .mustManage(user, slug)
        .doOnNext(event -> mustBePossible(query))
        .flatMap(
            event ->
                audit
                    .record(user, "registrations.read", slug, Map.of("page", query.page()))
                    .then(list.find(event.id(), query)));
  }

  /**
   * One registration of an own event. Fails with {@code event-unknown} or {@code
   * registration-unknown} (404).
   */
  Mono<StaffList.Item> one(CurrentUser user, String slug, String reference) {
    return list(user, slug, new StaffList.Query("", reference, 0, LARGEST_PAGE))
        .flatMapIterable(StaffList.Page::items)
        .filter(item -> item.reference().equals(reference))
        .next()
        .switchIfEmpty(Mono.error(() -> new Problem(404, "registration-unknown")));
  }

  private static void mustBePossible(StaffList.Query query) {
    Faults faults = new Faults();
    if (query.page() < 0) {
      faults.add("/page", "number");
    }
    if (query.size() < 1 || query.size() > LARGEST_PAGE) {
      faults.add("/size", "number");
    }
    boolean known = Arrays.stream(Status.values()).anyMatch(s -> s.name().equals(query.status()));
    if (!query.status().isEmpty() && !known) {
      faults.add("/status", "unknown");
    }
    faults.line("/q", query.q(), SignUpCheck.LONGEST_NAME);
    faults.mustBeNone();
  }

  /**
   * Cancels, approves, rejects, seats or skips one registration of an own event. Fails with {@code
   * event-unknown} or {@code registration-unknown} (404) and as {@link Decisions} does.
   *
   * @param reason read only once the person is known to be allowed; may be empty
   */
  Mono<Registration> decide(
      CurrentUser user, String slug, String reference, String decision, Mono<String> reason) {
    return events
        .mustManage(user, slug)
        .zipWhen(event -> reason.map(StaffRegistrations::checked).singleOptional())
        .flatMap(
            both ->
                decisions.decide(both.getT1().id(), reference, decision, both.getT2().orElse(null)))
        .flatMap(
            done ->
                audit
                    .record(user, "registration." + decision, reference, Map.of("event", slug))
                    .thenReturn(done));
  }

  private static String checked(String reason) {
    Faults faults = new Faults();
    String line = faults.line("/reason", reason, SignUpCheck.LONGEST_NAME);
    faults.mustBeNone();
    return line;
  }
}
