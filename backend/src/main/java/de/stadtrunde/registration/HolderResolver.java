package de.stadtrunde.registration;

import de.stadtrunde.shared.Problem;
import org.springframework.core.MethodParameter;
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

  private static final String BEARER = "Bearer ";

  private final Access access;
  private final AccessCookie cookie;

  HolderResolver(Access access, AccessCookie cookie) {
    this.access = access;
    this.cookie = cookie;
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
            : cookie
                .holder(exchange)
                .switchIfEmpty(Mono.error(() -> new Problem(401, "token-unknown")));
    return holder.cast(Object.class);
  }
}
