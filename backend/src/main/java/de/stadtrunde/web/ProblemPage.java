package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A problem for people: one of four pages, with a way on. */
@Component
class ProblemPage {

  private final PageModel page;
  private final ProblemWords words;
  private final ServerResponse.Context views;

  ProblemPage(
      PageModel page,
      ProblemWords words,
      ObjectProvider<ViewResolver> resolvers,
      ServerCodecConfigurer codecs) {
    this.page = page;
    this.words = words;
    views = new Views(codecs.getWriters(), resolvers.orderedStream().toList());
  }

  private record Views(List<HttpMessageWriter<?>> messageWriters, List<ViewResolver> viewResolvers)
      implements ServerResponse.Context {}

  Mono<Void> write(ServerWebExchange exchange, Problem problem) {
    return page.of(exchange)
        .flatMap(model -> render(model, exchange, problem))
        .flatMap(response -> response.writeTo(exchange, views));
  }

  private Mono<ServerResponse> render(
      Map<String, Object> model, ServerWebExchange exchange, Problem problem) {
    model.put("status", problem.status());
    model.put("code", problem.code());
    model.put("title", words.title(exchange, problem));
    model.put("detail", words.detail(exchange, problem));
    model.putAll(problem.facts());
    return ServerResponse.status(problem.status()).render(template(problem), model);
  }

  private static String template(Problem problem) {
    return switch (problem.status()) {
      case 404 -> "error/404";
      case 429, 503 -> "error/busy";
      default -> problem.status() < 500 ? "error/4xx" : "error/5xx";
    };
  }
}
