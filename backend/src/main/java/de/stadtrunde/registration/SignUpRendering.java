package de.stadtrunde.registration;

import de.stadtrunde.event.EventHead;
import de.stadtrunde.event.SeatFigures;
import de.stadtrunde.registration.SignUpWizard.Turn;
import de.stadtrunde.registration.Stamps.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Shows the pages of a sign-up, stamped and with what is to be known about the seats. */
@Component
class SignUpRendering {

  private final SignUpModel model;
  private final Stamps stamps;
  private final SeatFigures figures;

  SignUpRendering(SignUpModel model, Stamps stamps, SeatFigures figures) {
    this.model = model;
    this.stamps = stamps;
    this.figures = figures;
  }

  Mono<Rendering> first(Turn turn, String language) {
    return stamps.issue(use(turn.draft())).flatMap(stamp -> of(turn, stamp, language));
  }

  /** The stamp that the form brought back; a new one for a form that has none of ours. */
  Mono<Stamp> stamp(SignUpDraft draft, String sent) {
    return stamps.read(use(draft), sent).switchIfEmpty(Mono.defer(() -> stamps.issue(use(draft))));
  }

  /** The same form as if it was shown for the first time just now. */
  Mono<Stamp> renewed(SignUpDraft draft, Stamp stamp) {
    return stamps.renew(use(draft), stamp);
  }

  Mono<Stamp> another(SignUpDraft draft) {
    return stamps.issue(use(draft));
  }

  private static String use(SignUpDraft draft) {
    return "sign-up:" + draft.event().id();
  }

  Mono<Rendering> of(Turn turn, Stamp stamp, String language) {
    return of(turn, stamp, language, turn.faults().isEmpty() ? 200 : 422, Map.of());
  }

  /**
   * @param more further attributes of the page, {@code notice} among them
   */
  Mono<Rendering> of(
      Turn turn, Stamp stamp, String language, int status, Map<String, Object> more) {
    Map<String, Object> attributes = new HashMap<>(model.of(turn, language));
    attributes.put("stamp", stamp.text());
    attributes.putAll(more);
    return waits(turn.draft())
        .map(
            waits ->
                Rendering.view("registration/sign-up")
                    .status(HttpStatusCode.valueOf(status))
                    .model(attributes)
                    .modelAttribute("waits", waits)
                    .build());
  }

  /** Whether they would wait: no seats for so many people now. False before they have chosen. */
  private Mono<Boolean> waits(SignUpDraft draft) {
    return Mono.justOrEmpty(draft.contingent())
        .flatMap(
            contingent ->
                figures
                    .of(Set.of(draft.event().id()))
                    .map(seats -> seats.getOrDefault(contingent.id(), SeatFigures.Seats.NONE)))
        .map(seats -> seats.free() < draft.people())
        .defaultIfEmpty(false);
  }

  Mono<Rendering> closed(SignUpClosed closed, String language, int status) {
    return Mono.just(
        Rendering.view("registration/closed")
            .status(HttpStatusCode.valueOf(status))
            .modelAttribute("event", EventHead.of(closed.event(), language))
            .modelAttribute("reason", closed.reason().name())
            .modelAttribute("opens", closed.event().registrationOpens())
            .build());
  }
}
