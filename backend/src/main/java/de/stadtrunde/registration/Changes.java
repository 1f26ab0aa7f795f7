package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import de.stadtrunde.event.MergePatch;
import de.stadtrunde.shared.Problem;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Changes that people make to their own registration, checked like a new sign-up. */
@Component
class Changes {

  private final Views views;
  private final Events events;
  private final SignUpCheck check;
  private final Amendments amendments;
  private final JsonMapper json;

  Changes(Views views, Events events, SignUpCheck check, Amendments amendments, JsonMapper json) {
    this.views = views;
    this.events = events;
    this.check = check;
    this.amendments = amendments;
    this.json = json;
  }

  /**
   * Applies a merge patch (RFC 7396) of the sign-up's body. Kind, participation, address and
   * organisation stay as they are. Fails with {@code invalid} (422), {@code ended} (409) for an
   * ended registration, {@code not-confirmed} (409) before confirming, and where people are added
   * as a sign-up does.
   */
  Mono<Registration> patch(Registration registration, JsonNode patch) {
    return changeable(registration)
        .flatMap(ok -> Mono.zip(views.of(registration), events.fresh(registration.event())))
        .flatMap(both -> apply(registration, both.getT1(), both.getT2(), patch));
  }

  private static Mono<Registration> changeable(Registration registration) {
    if (!registration.standing().live()) {
      return Mono.error(new Problem(409, "ended"));
    }
    return registration.standing().status() == Standing.Status.UNCONFIRMED
        ? Mono.error(new Problem(409, "not-confirmed"))
        : Mono.just(registration);
  }

  private Mono<Registration> apply(
      Registration registration, RegistrationView view, Event event, JsonNode patch) {
    SignUpForm before = form(view);
    SignUpForm wanted = merged(before, patch);
    Faults faults = new Faults();
    unchanged(faults, "/kind", before.kind(), wanted.kind());
    unchanged(faults, "/participation", before.participation(), wanted.participation());
    unchanged(faults, "/organisation", before.organisation(), wanted.organisation());
    if (wanted.contact() != null) {
      unchanged(faults, "/contact/email", before.contact().email(), wanted.contact().email());
    }
    return Mono.fromRunnable(faults::mustBeNone)
        .then(Mono.defer(() -> check.check(event, wanted)))
        .flatMap(signUp -> amendments.apply(registration, signUp));
  }

  private static void unchanged(Faults faults, String pointer, Object before, Object wanted) {
    if (!Objects.equals(before, wanted)) {
      faults.add(pointer, "unchangeable");
    }
  }

  private SignUpForm merged(SignUpForm before, JsonNode patch) {
    try {
      return json.treeToValue(MergePatch.merge(json.valueToTree(before), patch), SignUpForm.class);
    } catch (JacksonException unreadable) {
      throw new Problem(400, "unreadable");
    }
  }

  private static SignUpForm form(RegistrationView view) {
    return new SignUpForm(
        view.kind(),
        view.contact(),
        view.participation(),
        view.organisation(),
        view.attendees(),
        view.answers(),
        view.consents());
  }
}
