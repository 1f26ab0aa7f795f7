package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses a form whose percent signs encode nothing: Spring's reader fails on it unprepared. */
@Component
@Order(Filters.FORM)
class FormFilter implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return chain.filter(new ReadableForm(exchange));
  }

  private static final class ReadableForm extends ServerWebExchangeDecorator {

    ReadableForm(ServerWebExchange exchange) {
      super(exchange);
    }

    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
      return super.getFormData()
          .onErrorMap(IllegalArgumentException.class, malformed -> new Problem(400, "unreadable"));
    }
  }
}
