package de.stadtrunde.web;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@ControllerAdvice
class PageModelAdvice {

  private final PageModel page;

  PageModelAdvice(PageModel page) {
    this.page = page;
  }

  @ModelAttribute
  Mono<Void> fill(ServerWebExchange exchange, Model model) {
    // programs get no pages, and their calls are the ones that come by the thousand
    return Filters.path(exchange).startsWith("/api/")
        ? Mono.empty()
        : page.of(exchange).doOnNext(model::addAllAttributes).then();
  }
}
