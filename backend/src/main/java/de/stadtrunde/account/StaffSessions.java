package de.stadtrunde.account;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Site;
import java.time.Duration;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Knows a member of staff by the cookie. Whoever asks for the exchange's attribute {@code
 * CurrentUser} gets a Mono of the person; nothing is read until somebody does.
 */
@Component
class StaffSessions implements ServerSecurityContextRepository {

  static final String COOKIE = "staff";

  /** May do what the role allows. */
  static final String STAFF = "STAFF";

  /** Has a one-time password and may only change it. */
  static final String NEWCOMER = "NEWCOMER";

  private final StaffSessionRepository repository;
  private final Site site;

  StaffSessions(StaffSessionRepository repository, Site site) {
    this.repository = repository;
    this.site = site;
  }

  @Override
  public Mono<SecurityContext> load(ServerWebExchange exchange) {
    Mono<SignedIn> person = find(exchange.getRequest()).cache();
    exchange.getAttributes().put(SignedIn.class.getName(), person);
    exchange
        .getAttributes()
        .put(
            CurrentUser.class.getName(),
            person.filter(signedIn -> !signedIn.passwordTemporary()).map(SignedIn::user));
    return person.map(StaffSessions::context);
  }

  private Mono<SignedIn> find(ServerHttpRequest request) {
    return Mono.justOrEmpty(token(request)).flatMap(repository::use);
  }

  /** The cookie's value; null without one and where a bearer speaks instead of it. */
  String token(ServerHttpRequest request) {
    String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    HttpCookie cookie = request.getCookies().getFirst(site.cookie(COOKIE));
    boolean bearer = authorization != null && authorization.startsWith("Bearer ");
    return cookie == null || bearer ? null : cookie.getValue();
  }

  private static SecurityContext context(SignedIn person) {
    String authority = person.passwordTemporary() ? NEWCOMER : STAFF;
    return new SecurityContextImpl(
        new PreAuthenticatedAuthenticationToken(
            person, "", AuthorityUtils.createAuthorityList(authority)));
  }

  /** Sessions are opened by signing in, and by nothing else. */
  @Override
  public Mono<Void> save(ServerWebExchange exchange, SecurityContext context) {
    return Mono.empty();
  }

  /** Who calls, one-time passwords included; empty for everybody else. */
  static Mono<SignedIn> of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(SignedIn.class.getName(), Mono.empty());
  }

  /** Gives the browser a session of its own; the one it had ends. Returns the new token. */
  Mono<String> open(ServerWebExchange exchange, CurrentUser user) {
    return end(exchange.getRequest())
        .then(repository.open(user.id()))
        .doOnNext(token -> exchange.getResponse().addCookie(cookie(token, null)));
  }

  Mono<Void> close(ServerWebExchange exchange) {
    return end(exchange.getRequest())
        .doOnSuccess(done -> exchange.getResponse().addCookie(cookie("", Duration.ZERO)));
  }

  private Mono<Void> end(ServerHttpRequest request) {
    return Mono.justOrEmpty(token(request)).flatMap(repository::end);
  }

  /** Without an age: forgotten when the browser closes. */
  private ResponseCookie cookie(String value, Duration age) {
    ResponseCookie.ResponseCookieBuilder cookie =
        ResponseCookie.from(site.cookie(COOKIE), value)
            .path("/")
            .httpOnly(true)
            .secure(site.secure())
            .sameSite("Lax");
    return age == null ? cookie.build() : cookie.maxAge(age).build();
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
  Mono<Void> sweep() {
    return repository.sweep();
  }
}
