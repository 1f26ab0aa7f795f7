package de.stadtrunde.account;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Accounts of staff for people: one page that lists them and adds one. */
@Controller
class AccountPages {

  private static final String PAGE = "/staff/accounts";

  private final Colleagues colleagues;
  private final Catalogue catalogue;

  AccountPages(Colleagues colleagues, Catalogue catalogue) {
    this.colleagues = colleagues;
    this.catalogue = catalogue;
  }

  record RoleOption(String value, String label) {}

  @GetMapping(PAGE)
  Mono<Rendering> list(CurrentUser user, Locale locale) {
    return page(user, locale).map(Rendering.Builder::build);
  }

  @PostMapping(PAGE)
  Mono<Rendering> add(CurrentUser user, ServerWebExchange exchange, Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            form ->
                colleagues
                    .add(user, Mono.just(read(form)))
                    .flatMap(issued -> shown(user, issued, locale))
                    .onErrorResume(Problem.class, problem -> again(problem, form, user, locale)));
  }

  private static NewColleague read(MultiValueMap<String, String> form) {
    return new NewColleague(form.getFirst("email"), form.getFirst("name"), form.getFirst("role"));
  }

  private Mono<Rendering> again(
      Problem problem, MultiValueMap<String, String> form, CurrentUser user, Locale locale) {
    if (problem.faults().isEmpty()) {
      return Mono.error(problem);
    }
    List<Map<String, String>> errors =
        problem.faults().stream().map(fault -> error(fault, locale.toLanguageTag())).toList();
    return page(user, locale)
        .map(
            page ->
                page.modelAttribute("errors", errors)
                    .modelAttribute("form", form.toSingleValueMap())
                    .status(HttpStatus.valueOf(problem.status()))
                    .build());
  }

  private Map<String, String> error(Problem.Fault fault, String language) {
    String words = catalogue.text(language, "account.error." + fault.code());
    return Map.of("field", fault.pointer().substring(1), "message", words);
  }

  /** Shown in the answer itself: an address that shows a password could be opened again. */
  private Mono<Rendering> shown(CurrentUser user, Colleagues.Issued issued, Locale locale) {
    return page(user, locale).map(page -> page.modelAttribute("issued", issued).build());
  }

  private Mono<Rendering.Builder<?>> page(CurrentUser user, Locale locale) {
    return colleagues
        .list(user)
        .collectList()
        .map(
            accounts ->
                Rendering.view("account/accounts")
                    .modelAttribute("accounts", accounts)
                    .modelAttribute("roles", roles(locale.toLanguageTag())));
  }

  private List<RoleOption> roles(String language) {
    return Arrays.stream(CurrentUser.Role.values())
        .map(role -> new RoleOption(role.name(), catalogue.text(language, "account.role." + role)))
        .toList();
  }

  @PostMapping(PAGE + "/{id}/password")
  Mono<Rendering> renew(CurrentUser user, @PathVariable UUID id, Locale locale) {
    return colleagues.renew(user, id).flatMap(issued -> shown(user, issued, locale));
  }

  @PostMapping(PAGE + "/{id}/disable")
  Mono<Rendering> disable(CurrentUser user, @PathVariable UUID id) {
    return colleagues.disable(user, id, true).thenReturn(back());
  }

  @PostMapping(PAGE + "/{id}/enable")
  Mono<Rendering> enable(CurrentUser user, @PathVariable UUID id) {
    return colleagues.disable(user, id, false).thenReturn(back());
  }

  private static Rendering back() {
    return Rendering.redirectTo(PAGE).status(HttpStatus.SEE_OTHER).build();
  }
}
