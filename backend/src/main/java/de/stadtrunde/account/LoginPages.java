package de.stadtrunde.account;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Controller
class LoginPages {

  private static final String DESK = "/staff";
  private static final String LOGIN = "account/login";

  /** Only a place at the desk: nobody is led off the site by a link to the login. */
  private static final Pattern NEXT = Pattern.compile("/staff(/[A-Za-z0-9_-]+)*");

  private final Staff staff;
  private final StaffSessions sessions;
  private final Catalogue catalogue;

  LoginPages(Staff staff, StaffSessions sessions, Catalogue catalogue) {
    this.staff = staff;
    this.sessions = sessions;
    this.catalogue = catalogue;
  }

  @GetMapping("/staff/login")
  Mono<String> show(
      @RequestParam(defaultValue = DESK) String next, ServerWebExchange exchange, Model model) {
    model.addAttribute("next", within(next));
    return StaffSessions.of(exchange).map(person -> "redirect:" + DESK).defaultIfEmpty(LOGIN);
  }

  @PostMapping("/staff/login")
  Mono<String> login(ServerWebExchange exchange, Locale locale, Model model) {
    return exchange
        .getFormData()
        .flatMap(
            form ->
                staff
                    .recognise(value(form, "email"), value(form, "password"), exchange.getRequest())
                    .flatMap(account -> opened(exchange, account, value(form, "next")))
                    .onErrorResume(
                        Problem.class, problem -> again(problem, form, exchange, locale, model)));
  }

  private Mono<String> opened(ServerWebExchange exchange, StaffAccount account, String next) {
    String target = account.passwordTemporary() ? SecurityChain.CHANGE_PAGE : within(next);
    return sessions.open(exchange, account.user()).thenReturn("redirect:" + target);
  }

  private Mono<String> again(
      Problem problem,
      MultiValueMap<String, String> form,
      ServerWebExchange exchange,
      Locale locale,
      Model model) {
    if (problem.status() != HttpStatus.UNAUTHORIZED.value()) {
      return Mono.error(problem);
    }
    String words = catalogue.text(locale.toLanguageTag(), "problem.login-failed.detail");
    model.addAttribute("form", Map.of("email", value(form, "email")));
    model.addAttribute("errors", List.of(Map.of("field", "email", "message", words)));
    model.addAttribute("next", within(value(form, "next")));
    exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(problem.status()));
    return Mono.just(LOGIN);
  }

  @PostMapping("/staff/logout")
  Mono<String> logout(ServerWebExchange exchange) {
    return sessions.close(exchange).thenReturn("redirect:/staff/login");
  }

  private static String value(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value;
  }

  private static String within(String next) {
    return NEXT.matcher(next).matches() ? next : DESK;
  }
}
