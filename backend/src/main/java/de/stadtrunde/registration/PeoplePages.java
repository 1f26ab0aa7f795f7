package de.stadtrunde.registration;

import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who comes, mended by the person: names that follow, somebody fewer, somebody more. Fewer keep
 * their place; more sit down with the others or wait apart.
 */
@Controller
@RequestMapping("/registration/people")
class PeoplePages {

  private static final Rendering BACK = Rendering.redirectTo("/registration").build();

  private final PeopleDesk desk;
  private final Changes changes;
  private final PeopleModel model;
  private final JsonMapper json;

  PeoplePages(PeopleDesk desk, Changes changes, PeopleModel model, JsonMapper json) {
    this.desk = desk;
    this.changes = changes;
    this.model = model;
    this.json = json;
  }

  @GetMapping
  Mono<Rendering> page(ServerWebExchange exchange, Locale locale) {
    return desk.own(exchange)
        .flatMap(desk::listed)
        .map(change -> model.page(change, List.of(), locale.toLanguageTag()))
        .defaultIfEmpty(BACK);
  }

  @PostMapping
  Mono<Rendering> change(ServerWebExchange exchange, Locale locale) {
    return desk.own(exchange)
        .zipWith(exchange.getFormData())
        .flatMap(both -> answer(both.getT1(), both.getT2(), locale.toLanguageTag()))
        .defaultIfEmpty(BACK);
  }

  private Mono<Rendering> answer(
      Registration own, MultiValueMap<String, String> form, String language) {
    String action = Objects.requireNonNullElse(form.getFirst("action"), "save");
    return desk.typed(own, form)
        .flatMap(
            change ->
                action.equals("save") || action.equals("next")
                    ? save(own, change, language)
                    : Mono.just(model.aside(change, action, language)));
  }

  private Mono<Rendering> save(Registration own, PeopleChange change, String language) {
    return changes
        .patch(own, json.valueToTree(change.patch()))
        .map(changed -> Rendering.redirectTo("/registration?done=people-changed").build())
        .onErrorResume(Problem.class, problem -> model.refused(change, problem, language));
  }
}
