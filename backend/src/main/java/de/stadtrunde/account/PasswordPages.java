package de.stadtrunde.account;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Problem;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Controller
class PasswordPages {

  private static final String PAGE = "account/password";

  private final OwnPassword ownPassword;
  private final StaffSessions sessions;
  private final Catalogue catalogue;

  PasswordPages(OwnPassword ownPassword, StaffSessions sessions, Catalogue catalogue) {
    this.ownPassword = ownPassword;
    this.sessions = sessions;
    this.catalogue = catalogue;
  }

  @GetMapping(SecurityChain.CHANGE_PAGE)
  Mono<String> show(ServerWebExchange exchange, Model model) {
    return page(exchange, model);
  }

  @PostMapping(SecurityChain.CHANGE_PAGE)
  Mono<String> change(ServerWebExchange exchange, Locale locale, Model model) {
    return Mono.zip(StaffSessions.of(exchange), exchange.getFormData())
        .flatMap(both -> change(exchange, both.getT1(), both.getT2()))
        .onErrorResume(Problem.class, problem -> again(problem, exchange, locale, model));
  }

  private Mono<String> change(
      ServerWebExchange exchange, SignedIn person, MultiValueMap<String, String> form) {
    return ownPassword
        .change(
            person.user(),
            String.valueOf(form.getFirst("current")),
            String.valueOf(form.getFirst("password")))
        .then(Mono.defer(() -> sessions.open(exchange, person.user())))
        .thenReturn("redirect:/staff");
  }

  private Mono<String> again(
      Problem problem, ServerWebExchange exchange, Locale locale, Model model) {
    if (problem.faults().isEmpty()) {
      return Mono.error(problem);
    }
    model.addAttribute(
        "errors",
        problem.faults().stream().map(fault -> error(fault, locale.toLanguageTag())).toList());
    exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(problem.status()));
    return page(exchange, model);
  }

  private Map<String, String> error(Problem.Fault fault, String language) {
    String words = catalogue.text(language, "account.password.error." + fault.code());
    return Map.of("field", fault.pointer().substring(1), "message", words);
  }

  private static Mono<String> page(ServerWebExchange exchange, Model model) {
    model.addAttribute("shortest", Passwords.SHORTEST);
    return StaffSessions.of(exchange)
        .doOnNext(person -> model.addAttribute("temporary", person.passwordTemporary()))
        .thenReturn(PAGE);
  }
}
