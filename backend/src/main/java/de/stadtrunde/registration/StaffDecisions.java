package de.stadtrunde.registration;

import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.shared.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Carries out what staff decided about one registration. */
@Component
class StaffDecisions {

  private final RegistrationRepository registrations;
  private final Decisions decisions;
  private final Approvals approvals;

  StaffDecisions(RegistrationRepository registrations, Decisions decisions, Approvals approvals) {
    this.registrations = registrations;
    this.decisions = decisions;
    this.approvals = approvals;
  }

  /** Fails with {@code registration-unknown} (404) for one of another event. */
  Mono<Registration> decide(UUID event, String reference, String decision, String reason) {
    return registrations
        .find(event, reference)
        .switchIfEmpty(Mono.error(() -> new Problem(404, "registration-unknown")))
        .flatMap(registration -> decide(registration, decision, reason));
  }

  private Mono<Registration> decide(Registration registration, String decision, String reason) {
    return switch (decision == null ? "" : decision) {
      case "cancel" -> decisions.cancel(registration, By.STAFF, reason);
      case "approve" -> approvals.approve(registration);
      case "reject" -> decisions.reject(registration, reason);
      case "seat" -> decisions.seat(registration);
      case "skip" -> decisions.skip(registration);
      default -> Mono.error(new Problem(404, "registration-unknown"));
    };
  }
}
