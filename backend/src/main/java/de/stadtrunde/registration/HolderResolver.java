package de.stadtrunde.registration;

import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Site;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives controllers the person who calls: by bearer, else by the registration cookie. Fails with
 * {@code token-unknown} (401) for nobody.
 */
@Component
class HolderResolver implements HandlerMethodArgumentResolver, WebFluxConfigurer {

  static final String COOKIE = "registration";
  private static final String BEARER = "Bearer ";

  private final Access access;
  private final Site site;

  HolderResolver(Access access, Site site) {
    this.access = access;
    this.site = site;
  }

  @Override
  public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
    resolvers.addCustomResolver(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Access.Holder.class;
  }

  @Override
  public Mono<Object> resolveArgument(
      MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
    String bearer = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    Mono<Access.Holder> holder =
        bearer != null && bearer.startsWith(BEARER)
            ? access.byToken(bearer.substring(BEARER.length()))
            : byCookie(exchange);
    return holder.cast(Object.class);
  }

  private Mono<Access.Holder> byCookie(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(site.cookie(COOKIE));
    return Mono.justOrEmpty(cookie)
        .flatMap(sent -> access.bySession(sent.getValue()))
        .switchIfEmpty(Mono.error(() -> new Problem(401, "token-unknown")));
  }
}
