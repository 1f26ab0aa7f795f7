package de.stadtrunde.account;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
class LoginController {

  private final Staff staff;
  private final OwnPassword ownPassword;
  private final StaffSessions sessions;
  private final CsrfTokens csrfTokens;

  LoginController(
      Staff staff, OwnPassword ownPassword, StaffSessions sessions, CsrfTokens csrfTokens) {
    this.staff = staff;
    this.ownPassword = ownPassword;
    this.sessions = sessions;
    this.csrfTokens = csrfTokens;
  }

  /** What a login sends; anything may be missing. {@code code} is for a second factor. */
  record Credentials(String email, String password, String code) {

    String givenEmail() {
      return email == null ? "" : email;
    }

    String givenPassword() {
      return password == null ? "" : password;
    }
  }

  record Change(String current, String password) {}

  @PostMapping("/api/staff/login")
  Mono<Map<String, Object>> login(@RequestBody Mono<Credentials> sent, ServerWebExchange exchange) {
    return sent.flatMap(
            credentials ->
                staff.recognise(
                    credentials.givenEmail(), credentials.givenPassword(), exchange.getRequest()))
        .flatMap(account -> signedIn(exchange, account));
  }

  private Mono<Map<String, Object>> signedIn(ServerWebExchange exchange, StaffAccount account) {
    return sessions
        .open(exchange, account.user())
        .flatMap(session -> csrfTokens.of(exchange, session))
        .map(csrf -> Map.of("csrf", csrf, "passwordTemporary", account.passwordTemporary()));
  }

  @PostMapping("/api/staff/password")
  Mono<Map<String, Object>> change(@RequestBody Mono<Change> sent, ServerWebExchange exchange) {
    return Mono.zip(StaffSessions.of(exchange), sent)
        .flatMap(
            both ->
                ownPassword
                    .change(
                        both.getT1().user(),
                        String.valueOf(both.getT2().current()),
                        String.valueOf(both.getT2().password()))
                    .thenReturn(both.getT1()))
        .flatMap(person -> sessions.open(exchange, person.user()))
        .flatMap(session -> csrfTokens.of(exchange, session))
        .map(csrf -> Map.of("csrf", csrf));
  }

  @PostMapping("/api/staff/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> logout(ServerWebExchange exchange) {
    return sessions.close(exchange);
  }
}
