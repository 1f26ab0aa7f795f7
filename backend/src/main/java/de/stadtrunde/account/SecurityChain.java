package de.stadtrunde.account;

import de.stadtrunde.shared.Problem;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The desk is closed to everybody without a staff session; what a role may do there is decided by
 * the services. Everything else is public, and decides by token or cookie itself.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChain {

  static final String CHANGE_PAGE = "/staff/password";

  private final boolean ownManagementPort;

  SecurityChain(@Value("${management.server.port:}") String managementPort) {
    ownManagementPort = !managementPort.isEmpty();
  }

  @Bean
  SecurityWebFilterChain chain(
      ServerHttpSecurity http, StaffSessions sessions, CsrfTokens csrfTokens) {
    return http.securityContextRepository(sessions)
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(csrfTokens)
                    .csrfTokenRequestHandler(csrfTokens.mask())
                    .requireCsrfProtectionMatcher(csrfTokens)
                    .accessDeniedHandler((exchange, denied) -> refuse(403, "csrf-token")))
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .exceptionHandling(
            failing ->
                failing
                    .authenticationEntryPoint((exchange, missing) -> askToSignIn(exchange))
                    .accessDeniedHandler((exchange, denied) -> askToChange(exchange)))
        .authorizeExchange(this::authorize)
        .build();
  }

  private void authorize(AuthorizeExchangeSpec routes) {
    routes
        .pathMatchers("/staff/login", "/api/staff/login")
        .permitAll()
        .pathMatchers(CHANGE_PAGE, "/api/staff/password", "/staff/logout", "/api/staff/logout")
        .authenticated()
        .pathMatchers("/staff/**", "/api/staff/**")
        .hasAuthority(StaffSessions.STAFF)
        .pathMatchers("/actuator/health/readiness", "/actuator/health/liveness")
        .permitAll()
        .pathMatchers("/actuator/**")
        .access((person, context) -> Mono.just(new AuthorizationDecision(ownManagementPort)))
        .anyExchange()
        .permitAll();
  }

  private static Mono<Void> askToSignIn(ServerWebExchange exchange) {
    String path = path(exchange);
    if (path.startsWith("/actuator")) {
      return refuse(404, "not-found");
    }
    return path.startsWith("/api/")
        ? refuse(401, "sign-in-required")
        : redirect(exchange, "/staff/login?next=" + path);
  }

  /** Only somebody with a one-time password gets here: the services refuse by role. */
  private static Mono<Void> askToChange(ServerWebExchange exchange) {
    String path = path(exchange);
    if (path.startsWith("/actuator")) {
      return refuse(404, "not-found");
    }
    return path.startsWith("/api/")
        ? refuse(403, "password-change-required")
        : redirect(exchange, CHANGE_PAGE);
  }

  private static Mono<Void> redirect(ServerWebExchange exchange, String address) {
    exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
    exchange.getResponse().getHeaders().setLocation(URI.create(address));
    return exchange.getResponse().setComplete();
  }

  private static Mono<Void> refuse(int status, String code) {
    return Mono.error(() -> new Problem(status, code));
  }

  private static String path(ServerWebExchange exchange) {
    return exchange.getRequest().getPath().pathWithinApplication().value();
  }

  /** Addresses that no page of ours has: doubled slashes, encoded ones, semicolons, NUL. */
  @Bean
  ServerExchangeRejectedHandler rejected() {
    return (exchange, rejected) -> refuse(400, "unreadable");
  }
}
