package de.stadtrunde.registration;

import de.stadtrunde.registration.SignUpClosed.Reason;
import de.stadtrunde.registration.SignUpWizard.Turn;
import de.stadtrunde.registration.Stamps.Age;
import de.stadtrunde.registration.Stamps.Stamp;
import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives a sign-up that was not taken back to the person, with all that was typed and a way on. */
@Component
class Refusals {

  private final SignUpDrafts drafts;
  private final SignUpWizard wizard;
  private final SignUpRendering rendering;
  private final Stamps stamps;

  Refusals(SignUpDrafts drafts, SignUpWizard wizard, SignUpRendering rendering, Stamps stamps) {
    this.drafts = drafts;
    this.wizard = wizard;
    this.rendering = rendering;
    this.stamps = stamps;
  }

  /**
   * Asks for a form that came too fast, too late or from a robot to be sent once more; empty for
   * every other.
   *
   * @param honey what stood in the field that people do not see; null without the field
   */
  Mono<Rendering> doubtful(SignUpDraft draft, Stamp stamp, String honey, String language) {
    Age age = stamps.age(stamp);
    if (age == Age.RIGHT && (honey == null || honey.isEmpty())) {
      return Mono.empty();
    }
    return (age == Age.OLD ? rendering.renewed(draft, stamp) : Mono.just(stamp))
        .flatMap(fresh -> check(draft, fresh, "moment", 200, language));
  }

  Mono<Rendering> of(
      SignUpDraft draft,
      Stamp stamp,
      Problem problem,
      ServerWebExchange exchange,
      String language) {
    return switch (problem.code()) {
      case "event-cancelled" -> Mono.error(new SignUpClosed(draft.event(), Reason.CANCELLED));
      case "registration-closed" -> Mono.error(closed(draft));
      case "idempotency-mismatch" ->
          rendering
              .another(draft)
              .flatMap(fresh -> check(draft, fresh, "already-sent", 422, language));
      case "slow-down", "busy" -> later(draft, stamp, problem, exchange, language);
      default ->
          problem.faults().isEmpty()
              ? Mono.error(problem)
              : rendering.of(wizard.mend(draft, problem.faults()), stamp, language);
    };
  }

  private SignUpClosed closed(SignUpDraft draft) {
    return new SignUpClosed(draft.event(), drafts.closed(draft.event()).orElse(Reason.CLOSED));
  }

  private Mono<Rendering> later(
      SignUpDraft draft,
      Stamp stamp,
      Problem problem,
      ServerWebExchange exchange,
      String language) {
    Object wait = problem.facts().get("retryAfter");
    if (wait != null) {
      exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, wait.toString());
    }
    return check(draft, stamp, problem.code(), problem.status(), language);
  }

  private Mono<Rendering> check(
      SignUpDraft draft, Stamp stamp, String notice, int status, String language) {
    Turn turn = new Turn(draft, SignUpStep.CHECK, List.of());
    return rendering.of(turn, stamp, language, status, Map.of("notice", notice));
  }
}
