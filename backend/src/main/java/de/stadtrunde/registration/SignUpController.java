package de.stadtrunde.registration;

import de.stadtrunde.shared.Throttle;
import de.stadtrunde.shared.Throttle.Budget;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signing up and confirming for programs (contract, Sign-up). */
@RestController
class SignUpController {

  private final SignUps signUps;
  private final Registrations registrations;
  private final Confirmations confirmations;
  private final Throttle throttle;

  SignUpController(
      SignUps signUps,
      Registrations registrations,
      Confirmations confirmations,
      Throttle throttle) {
    this.signUps = signUps;
    this.registrations = registrations;
    this.confirmations = confirmations;
    this.throttle = throttle;
  }

  @PostMapping("/api/events/{slug}/registrations")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<SignUp.Answer> signUp(
      @PathVariable String slug,
      @RequestBody SignUpForm form,
      @RequestHeader(name = "Idempotency-Key", required = false) String key,
      ServerHttpRequest request) {
    throttle.take(Budget.SIGN_UP, request);
    return signUps.take(slug, form, key);
  }

  record Proof(String token, String code) {}

  record Confirmed(String reference, Standing.Status status, String personalToken) {}

  @PostMapping("/api/registrations/confirm")
  Mono<Confirmed> confirm(@RequestBody Proof proof, ServerHttpRequest request) {
    throttle.take(Budget.CODE, request);
    return registrations
        .open(proof.token(), proof.code())
        .flatMap(held -> confirmed(held))
        .map(
            opened ->
                new Confirmed(
                    opened.registration().reference(),
                    opened.registration().standing().status(),
                    opened.token()));
  }

  private Mono<Registrations.Opened> confirmed(Registrations.Held held) {
    return confirmations
        .confirm(held.registration())
        .flatMap(now -> registrations.open(new Registrations.Held(now, held.holder())));
  }
}
