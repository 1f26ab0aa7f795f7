package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A problem for programs: RFC 9457 with our code, the places at fault and the facts. */
@Component
class ProblemBody {

  private final ProblemWords words;
  private final JsonMapper json;

  ProblemBody(ProblemWords words, JsonMapper json) {
    this.words = words;
    this.json = json;
  }

  Mono<Void> write(ServerWebExchange exchange, Problem problem) {
    ServerHttpResponse response = exchange.getResponse();
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    DataBuffer bytes =
        response.bufferFactory().wrap(json.writeValueAsBytes(members(exchange, problem)));
    return response.writeWith(Mono.just(bytes));
  }

  private Map<String, Object> members(ServerWebExchange exchange, Problem problem) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "urn:stadtrunde:problem:" + problem.code());
    members.put("title", words.title(exchange, problem));
    members.put("status", problem.status());
    members.put("code", problem.code());
    members.put("detail", words.detail(exchange, problem));
    if (!problem.faults().isEmpty()) {
      members.put("errors", problem.faults());
    }
    problem.facts().forEach(members::putIfAbsent);
    return members;
  }
}
