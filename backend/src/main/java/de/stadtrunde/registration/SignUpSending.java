package de.stadtrunde.registration;

import de.stadtrunde.registration.Stamps.Stamp;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Throttle;
import de.stadtrunde.shared.Throttle.Budget;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes a finished draft to the desk. Whatever is refused comes back with everything that was
 * typed; sending the same form again creates nothing twice, because its stamp is the key.
 */
@Component
class SignUpSending {

  private final Throttle throttle;
  private final SignUps signUps;
  private final SentPages sent;
  private final Refusals refusals;

  SignUpSending(Throttle throttle, SignUps signUps, SentPages sent, Refusals refusals) {
    this.throttle = throttle;
    this.signUps = signUps;
    this.sent = sent;
    this.refusals = refusals;
  }

  Mono<Rendering> send(
      SignUpDraft draft,
      Stamp stamp,
      MultiValueMap<String, String> form,
      ServerWebExchange exchange,
      String language) {
    return refusals
        .doubtful(draft, stamp, form.getFirst("website"), language)
        .switchIfEmpty(Mono.defer(() -> take(draft, stamp, exchange, language)));
  }

  private Mono<Rendering> take(
      SignUpDraft draft, Stamp stamp, ServerWebExchange exchange, String language) {
    return Mono.fromRunnable(() -> throttle.take(Budget.SIGN_UP, exchange.getRequest()))
        .then(signUps.take(draft.event().slug(), draft.form(), stamp.nonce()))
        .map(answer -> sent.after(draft, answer, language))
        .onErrorResume(
            Problem.class, problem -> refusals.of(draft, stamp, problem, exchange, language));
  }
}
