package de.stadtrunde;

import de.stadtrunde.Cast.Caller;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;

/**
 * Who gets what from which route. A line is a route as the mapping names it and an answer for each
 * caller: {@code ok}, a status that refuses, or {@code login} for the way to the login page.
 *
 * <p>Callers: anonymous, a person with a registration, another person, then at the desk helper,
 * moderator and organiser of the own event, an organiser of a foreign event, data protection,
 * administrator. Every {@code {slug}} is the own event.
 */
final class RouteTable {

  private static final String TABLE =
      """
      route                                                        anon  pers  other help  mod   org   forgn dprot admin
      GET /                                                        ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /events/{slug}                                           ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /programmes/{slug}                                       ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /imprint                                                 ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /privacy                                                 ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /accessibility                                           ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /feedback                                                ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /feedback                                               ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /feedback/sent                                           ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /plain-language                                          ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /sign-language                                           ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /sign-language/video                                     404   404   404   404   404   404   404   404   404
      GET /without-internet                                        ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /.well-known/security.txt                                ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /api/events                                              ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /api/events/{slug}                                       ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /events/{slug}/sign-up                                   ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /events/{slug}/sign-up                                  ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /events/{slug}/sign-up/sent                              ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /api/events/{slug}/registrations                        ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /api/registrations/confirm                              ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /confirm                                                 ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /confirm                                                404   404   404   404   404   404   404   404   404
      GET /code                                                    ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /code                                                   404   404   404   404   404   404   404   404   404
      POST /registration/open                                      404   404   404   404   404   404   404   404   404
      GET /registration                                            ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /registration/offer                                     ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /registration/cancel                                     ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /registration/cancel                                    ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /registration/cancelled                                  ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /registration/people                                     ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /registration/people                                    ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /registration/calendar.ics                               401   ok    ok    401   401   401   401   401   401
      GET /api/registration                                        401   ok    ok    401   401   401   401   401   401
      PATCH /api/registration                                      401   ok    ok    401   401   401   401   401   401
      DELETE /api/registration                                     401   ok    ok    401   401   401   401   401   401
      POST /api/registration/offer                                 401   ok    ok    401   401   401   401   401   401
      GET /api/registration/calendar.ics                           401   ok    ok    401   401   401   401   401   401
      GET /api/registration/data                                   401   ok    ok    401   401   401   401   401   401
      DELETE /api/registration/data                                401   ok    ok    401   401   401   401   401   401
      GET /live/{slug}                                             ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /live/{slug}/join                                       ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /live/{slug}/video                                       ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /api/live/{slug}/join                                   ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /staff                                                   login login login ok    ok    ok    ok    403   ok
      GET /staff/events/new                                        login login login 403   403   ok    ok    403   ok
      POST /staff/events/new                                       login login login 403   403   ok    ok    403   ok
      GET /staff/events/{slug}                                     login login login ok    ok    ok    404   403   ok
      GET /staff/events/{slug}/edit                                login login login 403   403   ok    404   403   ok
      POST /staff/events/{slug}/edit                               login login login 403   403   ok    404   403   ok
      GET /staff/events/{slug}/publish                             login login login 403   403   ok    404   403   ok
      POST /staff/events/{slug}/publish                            login login login 403   403   ok    404   403   ok
      GET /staff/events/{slug}/postpone                            login login login 403   403   ok    404   403   ok
      POST /staff/events/{slug}/postpone                           login login login 403   403   ok    404   403   ok
      GET /staff/events/{slug}/cancel                              login login login 403   403   ok    404   403   ok
      POST /staff/events/{slug}/cancel                             login login login 403   403   ok    404   403   ok
      GET /staff/events/{slug}/registrations                       login login login 403   403   ok    404   403   ok
      GET /staff/events/{slug}/registrations/{reference}           login login login 403   403   ok    404   403   ok
      POST /staff/events/{slug}/registrations/{reference}          login login login 403   403   ok    404   403   ok
      GET /staff/login                                             ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /staff/login                                            401   401   401   401   401   401   401   401   401
      GET /staff/password                                          login login login ok    ok    ok    ok    ok    ok
      POST /staff/password                                         login login login ok    ok    ok    ok    ok    ok
      POST /staff/logout                                           login login login ok    ok    ok    ok    ok    ok
      POST /api/staff/login                                        ok    ok    ok    ok    ok    ok    ok    ok    ok
      POST /api/staff/password                                     401   401   401   ok    ok    ok    ok    ok    ok
      POST /api/staff/logout                                       401   401   401   ok    ok    ok    ok    ok    ok
      GET /staff/accounts                                          login login login 403   403   403   403   403   ok
      POST /staff/accounts                                         login login login 403   403   403   403   403   ok
      POST /staff/accounts/{id}/password                           login login login 403   403   403   403   403   ok
      POST /staff/accounts/{id}/disable                            login login login 403   403   403   403   403   ok
      POST /staff/accounts/{id}/enable                             login login login 403   403   403   403   403   ok
      GET /api/staff/accounts                                      401   401   401   403   403   403   403   403   ok
      POST /api/staff/accounts                                     401   401   401   403   403   403   403   403   ok
      POST /api/staff/accounts/{id}/password                       401   401   401   403   403   403   403   403   ok
      POST /api/staff/accounts/{id}/disable                        401   401   401   403   403   403   403   403   ok
      POST /api/staff/accounts/{id}/enable                         401   401   401   403   403   403   403   403   ok
      GET /api/staff/privacy/fields                                401   401   401   403   403   403   403   ok    ok
      GET /api/staff/events                                        401   401   401   ok    ok    ok    ok    403   ok
      POST /api/staff/events                                       401   401   401   403   403   ok    ok    403   ok
      GET /api/staff/events/{slug}                                 401   401   401   ok    ok    ok    404   403   ok
      PATCH /api/staff/events/{slug}                               401   401   401   403   403   ok    404   403   ok
      POST /api/staff/events/{slug}/copy                           401   401   401   403   403   ok    404   403   ok
      POST /api/staff/events/{slug}/publish                        401   401   401   403   403   ok    404   403   ok
      POST /api/staff/events/{slug}/unlist                         401   401   401   403   403   ok    404   403   ok
      POST /api/staff/events/{slug}/cancel                         401   401   401   403   403   ok    404   403   ok
      POST /api/staff/events/{slug}/postpone                       401   401   401   403   403   ok    404   403   ok
      GET /api/staff/events/{slug}/registrations                   401   401   401   403   403   ok    404   403   ok
      POST /api/staff/events/{slug}/registrations/{reference}/{decision:cancel|approve|reject|seat|skip} 401   401   401   403   403   ok    404   403   ok
      GET /api/mailbox                                             404   404   404   404   404   404   404   404   404
      GET /mailbox                                                 404   404   404   404   404   404   404   404   404
      GET /mailbox/{id:\\d{1,18}}                                  404   404   404   404   404   404   404   404   404
      GET /mailbox/{id:\\d{1,18}}/html                             404   404   404   404   404   404   404   404   404
      GET /mailbox/{id:\\d{1,18}}/attachments/{number:\\d{1,4}}    404   404   404   404   404   404   404   404   404
      GET /livez                                                   ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /readyz                                                  ok    ok    ok    ok    ok    ok    ok    ok    ok
      GET /actuator/health                                         404   404   404   404   404   404   404   404   404
      GET /actuator/health/{*path}                                 404   404   404   404   404   404   404   404   404
      """;

  /** A method and a path pattern. */
  record Route(HttpMethod method, String pattern) {

    boolean isSafe() {
      return method == HttpMethod.GET;
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  private RouteTable() {}

  /** In the order of the table. */
  static Map<Route, Map<Caller, String>> read() {
    Map<Route, Map<Caller, String>> rows = new LinkedHashMap<>();
    TABLE.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> add(line, rows));
    return rows;
  }

  private static void add(String line, Map<Route, Map<Caller, String>> rows) {
    List<String> words = List.of(line.strip().split("\\s+"));
    Route route = new Route(HttpMethod.valueOf(words.get(0)), words.get(1));
    Map<Caller, String> answers = new EnumMap<>(Caller.class);
    for (Caller caller : Caller.values()) {
      answers.put(caller, words.get(2 + caller.ordinal()));
    }
    if (rows.put(route, answers) != null || words.size() != 2 + Caller.values().length) {
      throw new IllegalStateException("Wrong line in the table of routes: " + line);
    }
  }
}
