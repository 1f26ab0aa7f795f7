package de.stadtrunde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import de.stadtrunde.Cast.Caller;
import de.stadtrunde.RouteTable.Route;
import de.stadtrunde.shared.CurrentUser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import reactor.core.publisher.Mono;

/** Every route of the running application against everybody who may call it. */
@DatabaseTest
class RouteSecurityTest {

  private static final Map<Route, Map<Caller, String>> TABLE = RouteTable.read();

  @Autowired private ApplicationContext application;
  @Autowired private WebTestClient client;
  @Autowired private DatabaseClient database;
  @Autowired private MutableClock clock;

  private Map<Route, HandlerMethod> routes() {
    Map<Route, HandlerMethod> found = new TreeMap<>(Comparator.comparing(Route::toString));
    application
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(
            mapping ->
                mapping.getHandlerMethods().forEach((info, method) -> add(info, method, found)));
    return found;
  }

  private static void add(
      RequestMappingInfo info, HandlerMethod method, Map<Route, HandlerMethod> found) {
    info.getPatternsCondition()
        .getPatterns()
        .forEach(
            pattern ->
                info.getMethodsCondition()
                    .getMethods()
                    .forEach(
                        verb ->
                            found.put(
                                new Route(HttpMethod.valueOf(verb.name()), pattern.toString()),
                                method)));
  }

  @Test
  void knowsEveryRoute() {
    assertThat(new TreeSet<>(names(TABLE.keySet().stream())))
        .isEqualTo(new TreeSet<>(names(routes().keySet().stream())));
  }

  private static List<String> names(Stream<Route> routes) {
    return routes.map(Route::toString).toList();
  }

  static Stream<Route> table() {
    return TABLE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("table")
  void answersEachCallerAsTheTableSays(Route route) {
    Map<Caller, String> answers = new TreeMap<>();
    Cast cast = enter();
    for (Caller caller : Caller.values()) {
      answers.put(caller, answer(route, caller, cast));
      boolean changed = !route.isSafe() && answers.get(caller).equals("ok");
      cast = changed ? enter() : cast;
    }
    assertThat(row(route, answers)).isEqualTo(row(route, TABLE.get(route)));
  }

  private Cast enter() {
    CleanSlate.clean(application);
    return Cast.enter(database, clock);
  }

  private static String row(Route route, Map<Caller, String> answers) {
    return route + " " + String.join(" ", answers.values());
  }

  private String answer(Route route, Caller caller, Cast cast) {
    EntityExchangeResult<byte[]> result = RouteCall.to(route, cast.as(caller, client));
    byte[] body = result.getResponseBody();
    String page = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    boolean mayKnow =
        caller == Caller.PERSON
            || (caller.ordinal() > Caller.FOREIGN_PERSON.ordinal()
                && TABLE.get(route).get(caller).equals("ok"));
    if (page.contains(Cast.CANARY) && !mayKnow) {
      fail("%s tells %s about another person".formatted(route, caller));
    }
    return RouteCall.word(route, result);
  }

  /** Calls on which a cookie says who calls, wherever they are. */
  private boolean isByCookie(Route route, HandlerMethod method) {
    boolean signsIn = route.pattern().endsWith("/staff/login");
    boolean desk = route.pattern().startsWith("/staff") || route.pattern().startsWith("/api/staff");
    boolean asksWho = takes(method, parameter -> isWhoCalls(parameter.getParameterType()));
    boolean own =
        route.pattern().startsWith("/registration")
            || route.pattern().startsWith("/live")
            || (route.pattern().startsWith("/api/live") && !route.pattern().endsWith("/join"));
    return !route.isSafe() && !signsIn && (desk || asksWho || own);
  }

  @Test
  void readsNoBodyBeforeItKnowsWhoCalls() {
    assertThat(routes().values())
        .filteredOn(method -> takes(method, type -> isWhoCalls(type.getParameterType())))
        .noneMatch(
            method ->
                takes(
                    method,
                    parameter ->
                        parameter.hasParameterAnnotation(RequestBody.class)
                            && parameter.getParameterType() != Mono.class));
  }

  private static boolean takes(HandlerMethod method, Predicate<MethodParameter> matches) {
    return Arrays.stream(method.getMethodParameters()).anyMatch(matches);
  }

  private static boolean isWhoCalls(Class<?> type) {
    return type == CurrentUser.class || type.getSimpleName().equals("Holder");
  }

  @Test
  void demandsATokenWhereverACookieSaysWhoCalls() {
    Cast cast = enter();
    Map<Route, HandlerMethod> byCookie =
        routes().entrySet().stream()
            .filter(entry -> isByCookie(entry.getKey(), entry.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(byCookie).hasSizeGreaterThan(10);
    for (Route route : byCookie.keySet()) {
      Caller caller = route.pattern().contains("staff") ? Caller.ADMINISTRATOR : Caller.PERSON;
      expectForbidden(route, cast.withCookie(caller, client), "csrf-token");
      expectForbidden(
          route, header(cast.withCookie(caller, client), "X-CSRF-TOKEN", "x"), "csrf-token");
      expectForbidden(
          route,
          header(cast.withCookie(caller, client), "X-CSRF-TOKEN", Csrf.token("another session")),
          "csrf-token");
    }
  }

  /** Decided by the body: who names nobody in it comes as the cookie says. */
  @Test
  void demandsATokenOfACookieThatJoinsASession() {
    Cast cast = enter();
    WebTestClient.RequestBodySpec call =
        cast.withCookie(Caller.PERSON, client).post().uri("/api/live/own-event/join");
    call.contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{}")
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("csrf-token");
    cast.as(Caller.PERSON, client)
        .post()
        .uri("/api/live/own-event/join")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{}")
        .exchange()
        .expectStatus()
        .isOk();
  }

  @Test
  void refusesEveryUnsafeCallFromAnotherSite() {
    Cast cast = enter();
    for (Route route : routes().keySet().stream().filter(each -> !each.isSafe()).toList()) {
      Caller caller = route.pattern().contains("staff") ? Caller.ADMINISTRATOR : Caller.PERSON;
      WebTestClient own = cast.as(caller, client);
      if (route.pattern().startsWith("/api/unsubscribe/")) {
        continue;
      }
      expectForbidden(route, header(own, "Origin", "https://evil.example"), "foreign-origin");
      expectForbidden(route, header(own, "Sec-Fetch-Site", "cross-site"), "foreign-origin");
    }
  }

  private static WebTestClient header(WebTestClient client, String name, String value) {
    return client.mutate().defaultHeader(name, value).build();
  }

  private static void expectForbidden(Route route, WebTestClient client, String code) {
    WebTestClient json =
        client.mutate().defaultHeader("Accept", MediaType.APPLICATION_JSON_VALUE).build();
    WebTestClient.RequestBodySpec call = json.method(route.method()).uri(RouteCall.address(route));
    String body =
        new String(
            call.exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .returnResult()
                .getResponseBody(),
            StandardCharsets.UTF_8);
    assertThat(body).as(route.toString()).contains("\"code\":\"" + code + "\"");
  }

  @Test
  void changesNothingWhenPagesAreOnlyLookedAt() {
    Cast cast = enter();
    String before = state();
    for (Route route : routes().keySet().stream().filter(Route::isSafe).toList()) {
      for (Caller caller : Caller.values()) {
        WebTestClient as = cast.as(caller, client);
        as.head().uri(RouteCall.address(route)).exchange().expectBody().returnResult();
        as.get().uri(RouteCall.address(route)).exchange().expectBody().returnResult();
      }
    }
    assertThat(state()).isEqualTo(before);
  }

  /** Everything but when a session was last used and who looked at lists of people. */
  private String state() {
    return tables()
        .map(
            table ->
                database
                    .sql(
                        "SELECT coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') FROM %s t"
                            .formatted(table))
                    .mapValue(String.class)
                    .one()
                    .map(hash -> table + " " + hash)
                    .block())
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> tables() {
    return database
        .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        .mapValue(String.class)
        .all()
        .collectList()
        .block()
        .stream()
        .filter(
            table ->
                !List.of(
                        "audit_entry",
                        "staff_session",
                        "access_session",
                        "flyway_schema_history",
                        // the installation's key is made by whoever needs it first
                        "secret")
                    .contains(table));
  }
}
