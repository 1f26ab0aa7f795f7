package de.stadtrunde.registration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** Somebody in a browser without script: opens pages, fills the last form of one, presses. */
class Visitor {

  private static final Pattern FORM =
      Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>.*?</form>", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile("<(input|textarea)\\b([^>]*)>(?:([^<]*)</textarea>)?", Pattern.DOTALL);
  private static final Pattern SELECT =
      Pattern.compile("<select\\b([^>]*)>(.*?)</select>", Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");

  private final WebTestClient client;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
  private String action;
  private int status;
  private String body = "";
  private HttpHeaders headers;

  Visitor(WebTestClient client) {
    this.client = client.mutate().responseTimeout(Duration.ofMinutes(1)).build();
  }

  Visitor open(String path) {
    return take(
        client
            .get()
            .uri(path)
            .header("Accept-Language", "de")
            .header("Accept", "text/html")
            .cookies(jar -> cookies.forEach(jar::add))
            .exchange()
            .expectBody(String.class)
            .returnResult());
  }

  Visitor fill(String field, String value) {
    form.set(field, value);
    return this;
  }

  Visitor tick(String field, String... values) {
    form.put(field, new ArrayList<>(List.of(values)));
    return this;
  }

  Visitor without(String field) {
    form.remove(field);
    return this;
  }

  /** Sends the form by the button with this value of {@code action}; follows no redirect. */
  Visitor press(String button) {
    form.set("action", button);
    return send();
  }

  Visitor send() {
    return post(action, form);
  }

  Visitor post(String path, MultiValueMap<String, String> fields) {
    return take(
        client
            .post()
            .uri(HtmlUtils.htmlUnescape(path))
            .header("Accept-Language", "de")
            .header("Accept", "text/html")
            .cookies(jar -> cookies.forEach(jar::add))
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .bodyValue(new LinkedMultiValueMap<>(fields))
            .exchange()
            .expectBody(String.class)
            .returnResult());
  }

  Visitor take(EntityExchangeResult<String> result) {
    status = result.getStatus().value();
    headers = result.getResponseHeaders();
    body = result.getResponseBody() == null ? "" : result.getResponseBody();
    for (List<ResponseCookie> set : result.getResponseCookies().values()) {
      set.forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
    }
    readForm();
    return this;
  }

  private void readForm() {
    Matcher forms = FORM.matcher(body);
    String last = null;
    while (forms.find()) {
      // the one for a link's fragment is shown by script only
      last = forms.group().contains("data-fragment") ? last : forms.group();
    }
    if (last == null) {
      return;
    }
    action = attribute(last.substring(0, last.indexOf('>') + 1), "action");
    form = new LinkedMultiValueMap<>();
    readFields(last);
    readSelects(last);
  }

  private void readFields(String html) {
    Matcher fields = FIELD.matcher(html);
    while (fields.find()) {
      String tag = fields.group(2);
      String name = attribute(tag, "name");
      String type = attribute(tag, "type");
      boolean choice = "radio".equals(type) || "checkbox".equals(type);
      if (name != null && (!choice || tag.contains("checked"))) {
        String text = fields.group(3) == null ? attribute(tag, "value") : fields.group(3);
        form.add(name, text == null ? "" : HtmlUtils.htmlUnescape(text));
      }
    }
  }

  private void readSelects(String html) {
    Matcher selects = SELECT.matcher(html);
    while (selects.find()) {
      String chosen = null;
      Matcher options = OPTION.matcher(selects.group(2));
      while (options.find()) {
        boolean selected = options.group(1).contains("selected");
        chosen = chosen == null || selected ? attribute(options.group(1), "value") : chosen;
      }
      form.add(attribute(selects.group(1), "name"), chosen == null ? "" : chosen);
    }
  }

  private static String attribute(String tag, String name) {
    Matcher attribute = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
    return attribute.find() ? attribute.group(1) : null;
  }

  int status() {
    return status;
  }

  String body() {
    return HtmlUtils.htmlUnescape(body);
  }

  /** As it came, with its character references. */
  String raw() {
    return body;
  }

  String title() {
    Matcher title = Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.DOTALL).matcher(body);
    return title.find() ? HtmlUtils.htmlUnescape(title.group(1).strip()) : "";
  }

  String field(String name) {
    return form.getFirst(name);
  }

  MultiValueMap<String, String> form() {
    return new LinkedMultiValueMap<>(form);
  }

  String location() {
    return headers.getFirst(HttpHeaders.LOCATION);
  }

  String header(String name) {
    return headers.getFirst(name);
  }

  Map<String, String> cookies() {
    return cookies;
  }
}
