package de.stadtrunde.web;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Site;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What every page knows: {@code language}, {@code dir}, {@code languages}, {@code site}, {@code
 * path}, and for those who are signed in {@code staff} and {@code csrf}. Reading it starts no
 * session.
 */
@Component
class PageModel {

  private final Catalogue catalogue;
  private final Languages languages;
  private final Site site;

  /** The same page in another language. */
  record LanguageLink(String code, String name, String href, boolean current) {}

  PageModel(Catalogue catalogue, Languages languages, Site site) {
    this.catalogue = catalogue;
    this.languages = languages;
    this.site = site;
  }

  /** Never empty; {@code staff} and {@code csrf} are missing for those who are not signed in. */
  Mono<Map<String, Object>> of(ServerWebExchange exchange) {
    Map<String, Object> model = new HashMap<>();
    Catalogue.Language language = languages.of(exchange);
    model.put("language", language.code());
    model.put("dir", language.direction());
    model.put("languages", links(exchange, language));
    model.put("site", site);
    model.put("path", Filters.path(exchange));
    return Mono.when(
            attribute(exchange, CurrentUser.class).doOnNext(staff -> model.put("staff", staff)),
            attribute(exchange, CsrfToken.class)
                .doOnNext(token -> model.put("csrf", token.getToken())))
        .thenReturn(model);
  }

  /** Whoever knows who is calling leaves it with the exchange, to be asked for only when needed. */
  static <T> Mono<T> attribute(ServerWebExchange exchange, Class<T> type) {
    return exchange.<Mono<T>>getAttributeOrDefault(type.getName(), Mono.empty());
  }

  private List<LanguageLink> links(ServerWebExchange exchange, Catalogue.Language current) {
    return catalogue.languages().stream()
        .map(
            each ->
                new LanguageLink(
                    each.code(), each.name(), href(exchange, each), each.equals(current)))
        .toList();
  }

  /** The address as it came, but for the language; never one that leads off the site. */
  private static String href(ServerWebExchange exchange, Catalogue.Language language) {
    URI address = exchange.getRequest().getURI();
    String query = address.getRawQuery() == null ? "" : address.getRawQuery();
    String choice = Languages.PARAMETER + "=" + language.code();
    String all =
        Stream.concat(
                Stream.of(query.split("&"))
                    .filter(each -> !each.isEmpty() && !each.startsWith(Languages.PARAMETER + "=")),
                Stream.of(choice))
            .collect(Collectors.joining("&"));
    return address.getRawPath().replaceFirst("^/+", "/") + "?" + all;
  }
}
