package de.stadtrunde.account;

import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Site;
import de.stadtrunde.shared.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Proof that an unsafe call comes from our own page, demanded exactly where a cookie says who
 * calls: the staff cookie at the desk, the registration cookie on a person's own pages, either in
 * the session. The proof follows from the cookie, so nothing is stored and a new session has a new
 * one; each page shows it differently masked (BREACH).
 */
@Component
class CsrfTokens implements ServerCsrfTokenRepository, ServerWebExchangeMatcher {

  static final String HEADER = "X-CSRF-TOKEN";
  static final String FIELD = "_csrf";

  private static final ServerCsrfTokenRequestHandler MASK =
      new XorServerCsrfTokenRequestAttributeHandler();
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
  private static final String REGISTRATION = "registration";
  private static final List<String> DESK = List.of("/staff", "/api/staff");
  private static final List<String> PERSONAL = List.of("/registration", "/api/registration");
  private static final List<String> SESSION = List.of("/live", "/api/live");

  /** Lets in by what its body says; only without any does a cookie count, and it asks for proof. */
  private static final Pattern JOINING = Pattern.compile("/api/live/[^/]+/join");

  private static final List<String> SIGNING_IN = List.of("/staff/login", "/api/staff/login");

  private final Site site;

  CsrfTokens(Site site) {
    this.site = site;
  }

  ServerCsrfTokenRequestHandler mask() {
    return MASK;
  }

  /** Whether the call needs a token. */
  @Override
  public Mono<MatchResult> matches(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    boolean byCookie =
        (isBelow(request, DESK) && !isBelow(request, SIGNING_IN))
            || isBelow(request, PERSONAL)
            || (isBelow(request, SESSION) && !JOINING.matcher(path(request)).matches());
    boolean needed =
        byCookie && !SAFE.contains(request.getMethod()) && authenticating(request) != null;
    return needed ? MatchResult.match() : MatchResult.notMatch();
  }

  @Override
  public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
    return Mono.justOrEmpty(authenticating(exchange.getRequest()))
        .map(cookie -> token(cookie.getValue()));
  }

  /** Anonymous pages have none: a token without a cookie to go with it would prove nothing. */
  @Override
  public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> saveToken(ServerWebExchange exchange, CsrfToken token) {
    return Mono.empty();
  }

  /** Completes if the call carries the token that goes with its cookie; else {@code csrf-token}. */
  Mono<Void> prove(ServerWebExchange exchange) {
    return loadToken(exchange)
        .filterWhen(expected -> isSent(exchange, expected))
        .switchIfEmpty(Mono.error(() -> new Problem(403, "csrf-token")))
        .then();
  }

  private static Mono<Boolean> isSent(ServerWebExchange exchange, CsrfToken expected) {
    return MASK.resolveCsrfTokenValue(exchange, expected)
        .map(
            sent ->
                MessageDigest.isEqual(
                    sent.getBytes(StandardCharsets.UTF_8),
                    expected.getToken().getBytes(StandardCharsets.UTF_8)))
        .defaultIfEmpty(false);
  }

  /** The masked token that goes with a session that has just begun. */
  Mono<String> of(ServerWebExchange exchange, String session) {
    MASK.handle(exchange, Mono.just(token(session)));
    return exchange
        .<Mono<CsrfToken>>getRequiredAttribute(CsrfToken.class.getName())
        .map(CsrfToken::getToken);
  }

  private static CsrfToken token(String session) {
    byte[] proof = Tokens.hash("csrf " + session);
    return new DefaultCsrfToken(
        HEADER, FIELD, Base64.getUrlEncoder().withoutPadding().encodeToString(proof));
  }

  /**
   * The cookie that would say who calls; null for a bearer and without one. On public pages it is
   * that of the desk, whose forms a page's frame may hold.
   */
  private HttpCookie authenticating(ServerHttpRequest request) {
    String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    if (authorization != null && authorization.startsWith("Bearer ")) {
      return null;
    }
    HttpCookie staff = request.getCookies().getFirst(site.cookie(StaffSessions.COOKIE));
    HttpCookie person = request.getCookies().getFirst(site.cookie(REGISTRATION));
    if (isBelow(request, PERSONAL)) {
      return person;
    }
    return isBelow(request, SESSION) && staff == null ? person : staff;
  }

  private static String path(ServerHttpRequest request) {
    return request.getPath().pathWithinApplication().value();
  }

  private static boolean isBelow(ServerHttpRequest request, List<String> places) {
    String path = path(request);
    return places.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
  }
}
