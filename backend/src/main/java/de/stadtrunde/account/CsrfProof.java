package de.stadtrunde.account;

import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Leaves the proof that a call comes from our own page to a controller that only knows from the
 * body whether a cookie counts: the exchange's attribute {@code CsrfException} is a Mono that fails
 * without that proof.
 */
@Component
class CsrfProof implements WebFilter {

  private final CsrfTokens tokens;

  CsrfProof(CsrfTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Mono<Void> proof = Mono.defer(() -> tokens.prove(exchange));
    exchange.getAttributes().put(CsrfException.class.getName(), proof);
    return chain.filter(exchange);
  }
}
