package de.stadtrunde.web;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** What to say about a problem, in the language of the request. */
@Component
class ProblemWords {

  private final Catalogue catalogue;
  private final Languages languages;

  ProblemWords(Catalogue catalogue, Languages languages) {
    this.catalogue = catalogue;
    this.languages = languages;
  }

  String title(ServerWebExchange exchange, Problem problem) {
    return words(exchange, problem, "title");
  }

  String detail(ServerWebExchange exchange, Problem problem) {
    return words(exchange, problem, "detail");
  }

  private String words(ServerWebExchange exchange, Problem problem, String part) {
    return catalogue.text(languages.of(exchange).code(), "problem." + problem.code() + "." + part);
  }
}
