package de.stadtrunde.web;

import de.stadtrunde.shared.Catalogue.Language;
import de.stadtrunde.shared.Site;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Says the language of every answer and remembers the one a person switched to. */
@Component
@Order(Filters.LANGUAGE)
class LanguageFilter implements WebFilter {

  /** Long enough for somebody who comes once a year to each event. */
  private static final Duration REMEMBERED = Duration.ofDays(400);

  private final Languages languages;
  private final Site site;

  LanguageFilter(Languages languages, Site site) {
    this.languages = languages;
    this.site = site;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!Filters.isAsset(exchange)) {
      exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> declare(exchange)));
      languages.asked(exchange).ifPresent(language -> remember(exchange, language));
    }
    return chain.filter(exchange);
  }

  /** At the last moment: Spring clears what describes the content when a handler fails. */
  private void declare(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.setContentLanguage(Locale.forLanguageTag(languages.of(exchange).code()));
    headers.setVary(
        List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE, HttpHeaders.ACCEPT_ENCODING));
  }

  /** Says nothing about a person but the language they asked for themselves. */
  private void remember(ServerWebExchange exchange, Language language) {
    exchange
        .getResponse()
        .addCookie(
            ResponseCookie.from(languages.cookie(), language.code())
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .secure(site.secure())
                .sameSite("Lax")
                .build());
  }
}
