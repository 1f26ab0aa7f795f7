package de.stadtrunde.registration;

import de.stadtrunde.registration.Access.Holder;
import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.shared.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One's own registration for programs (contract, Sign-up): by personal token or cookie. */
@RestController
@RequestMapping("/api/registration")
class PersonalController {

  private final Registrations registrations;
  private final Views views;
  private final Decisions decisions;
  private final Changes changes;

  PersonalController(
      Registrations registrations, Views views, Decisions decisions, Changes changes) {
    this.registrations = registrations;
    this.views = views;
    this.decisions = decisions;
    this.changes = changes;
  }

  @GetMapping
  Mono<RegistrationView> see(Holder holder) {
    return registrations.held(holder).flatMap(held -> views.of(held.registration()));
  }

  @PatchMapping
  Mono<RegistrationView> change(Holder holder, @RequestBody Mono<JsonNode> body) {
    return own(holder)
        .zipWhen(own -> body)
        .flatMap(both -> changes.patch(both.getT1(), both.getT2()))
        .flatMap(views::of);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> cancel(Holder holder) {
    return own(holder).flatMap(own -> decisions.cancel(own, By.PERSON, null)).then();
  }

  record Answer(Boolean accept) {}

  @PostMapping("/offer")
  Mono<RegistrationView> answer(Holder holder, @RequestBody Mono<Answer> body) {
    return own(holder)
        .zipWhen(own -> body)
        .flatMap(both -> answer(both.getT1(), both.getT2()))
        .flatMap(views::of);
  }

  private Mono<Registration> answer(Registration own, Answer answer) {
    if (answer.accept() == null) {
      return Mono.error(Problem.invalid(List.of(new Problem.Fault("/accept", "required"))));
    }
    return answer.accept() ? decisions.accept(own) : decisions.decline(own);
  }

  /** The contact's registration: a delegate may see it and nothing else. */
  private Mono<Registration> own(Holder holder) {
    return holder.isContact()
        ? registrations.held(holder).map(Registrations.Held::registration)
        : Mono.error(new Problem(403, "forbidden"));
  }
}
