package de.stadtrunde;

import de.stadtrunde.RouteTable.Route;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Calls a route of {@link RouteTable} and says the answer in the table's words. */
final class RouteCall {

  private RouteCall() {}

  /** A body that nobody can read: who may not call hears so before anybody tries. */
  static EntityExchangeResult<byte[]> to(Route route, WebTestClient client) {
    WebTestClient.RequestBodySpec call =
        client.method(route.method()).uri(address(route)).accept(MediaType.ALL);
    boolean api = route.pattern().startsWith("/api/");
    WebTestClient.RequestHeadersSpec<?> ready =
        route.isSafe()
            ? call
            : api
                ? call.contentType(MediaType.APPLICATION_JSON).bodyValue("{")
                : call.contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .bodyValue("decision=skip");
    return ready.exchange().expectBody().returnResult();
  }

  static String address(Route route) {
    return route
        .pattern()
        .replace("{slug}", Cast.OWN_EVENT)
        .replace("{reference}", Cast.REFERENCE)
        .replace("{id}", Cast.ACCOUNT)
        .replaceAll("\\{decision:[^}]*\\}", "cancel")
        .replaceAll("\\{\\w+:\\\\d\\{\\d,\\d+}}", "1")
        .replace("{*path}", "db");
  }

  static String word(Route route, EntityExchangeResult<byte[]> result) {
    int status = result.getStatus().value();
    String location = String.valueOf(result.getResponseHeaders().getLocation());
    boolean toLogin = status == 303 && location.startsWith("/staff/login?next=");
    boolean refused = List.of(401, 403, 404, 405).contains(status) || status >= 500;
    boolean served = !refused && (status < 400 || !route.isSafe());
    return toLogin ? "login" : served ? "ok" : String.valueOf(status);
  }
}
