package de.stadtrunde.web;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Catalogue.Language;
import de.stadtrunde.shared.Site;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.i18n.LocaleContextResolver;

/**
 * The language of an answer: what the address asks for ({@code ?lang=}), else what this browser
 * chose before, else what it prefers, else German.
 */
@Component("localeContextResolver")
class Languages implements LocaleContextResolver {

  static final String PARAMETER = "lang";

  private static final String ATTRIBUTE = Languages.class.getName();

  private final Catalogue catalogue;
  private final Site site;

  Languages(Catalogue catalogue, Site site) {
    this.catalogue = catalogue;
    this.site = site;
  }

  /** Always the same within one request; one of the offered languages. */
  Language of(ServerWebExchange exchange) {
    return (Language)
        exchange.getAttributes().computeIfAbsent(ATTRIBUTE, first -> resolve(exchange));
  }

  /** The offered language that the address asks for; empty without one. */
  Optional<Language> asked(ServerWebExchange exchange) {
    return catalogue.offered(parameter(exchange));
  }

  String cookie() {
    return site.cookie(PARAMETER);
  }

  private Language resolve(ServerWebExchange exchange) {
    return asked(exchange)
        .or(() -> catalogue.offered(chosen(exchange)))
        .orElseGet(
            () ->
                catalogue.preferred(
                    exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  private String parameter(ServerWebExchange exchange) {
    try {
      return exchange.getRequest().getQueryParams().getFirst(PARAMETER);
    } catch (IllegalArgumentException malformed) {
      // QueryFilter refuses it; the refusal needs a language too
      return null;
    }
  }

  private String chosen(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(cookie());
    return cookie == null ? null : cookie.getValue();
  }

  @Override
  public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
    return new SimpleLocaleContext(Locale.forLanguageTag(of(exchange).code()));
  }

  @Override
  public void setLocaleContext(ServerWebExchange exchange, LocaleContext context) {
    throw new UnsupportedOperationException("The language follows from the request");
  }
}
