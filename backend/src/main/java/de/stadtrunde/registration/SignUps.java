package de.stadtrunde.registration;

import de.stadtrunde.event.Events;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Tokens;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Takes a sign-up from form or program to the desk of its event. */
@Service
class SignUps {

  /** Contract, Sign-up. */
  private static final int LONGEST_KEY = 255;

  private final Events events;
  private final SignUpCheck check;
  private final SignUpDesk desk;
  private final JsonMapper json;

  SignUps(Events events, SignUpCheck check, SignUpDesk desk, JsonMapper json) {
    this.events = events;
    this.check = check;
    this.desk = desk;
    this.json = json;
  }

  /**
   * Durable when answered. Fails with {@code event-unknown} (404), {@code invalid} (422) and as
   * {@link SignUpDesk#take} does.
   *
   * @param key Idempotency-Key, at most 255 characters; null without one
   */
  Mono<SignUp.Answer> take(String slug, SignUpForm form, String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      return Mono.error(new Problem(400, "idempotency-key"));
    }
    return events
        .find(slug)
        .switchIfEmpty(Mono.error(Events::unknown))
        .flatMap(event -> check.check(event, form))
        .flatMap(signUp -> desk.take(new SignUpDesk.Request(signUp, key, digest(form))));
  }

  private byte[] digest(SignUpForm form) {
    return Tokens.sha256(json.writeValueAsBytes(form));
  }
}
