package de.stadtrunde.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the pages that are the same for everybody for a moment, so that thousands who look at an
 * event cost as much as a file. Together with what the pages are made from ({@code
 * event.Snapshots}) nothing shown is older than a second.
 */
@Component
@Order(Filters.KEPT_PAGES)
class PageCache implements WebFilter {

  /** Of this age in ms one visitor makes the next copy while the others still get this one. */
  private static final long FRESH = 250;

  private static final long KEPT = 450;

  /** Events times languages in a city; beyond it all are made anew. Some 15 MB. */
  private static final int MOST = 500;

  /** The list, an event, a programme; no form and nothing that knows who asks. */
  private static final Pattern SHARED = Pattern.compile("/|/(events|programmes)/[a-z0-9-]{1,80}");

  private static final Pattern LANGUAGE_ONLY = Pattern.compile("lang=[a-z-]{1,20}");

  private final Map<String, KeptPage> pages = new ConcurrentHashMap<>();
  private final Languages languages;
  private final boolean enabled;

  PageCache(Languages languages, @Value("${stadtrunde.page-cache.enabled:true}") boolean enabled) {
    this.languages = languages;
    this.enabled = enabled;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!enabled || !isShared(exchange)) {
      return chain.filter(exchange);
    }
    String key = languages.of(exchange).code() + " " + Filters.path(exchange);
    KeptPage page = pages.get(key);
    return page != null && isGood(page)
        ? send(page, exchange)
        : chain.filter(exchange.mutate().response(new Keeping(exchange, key)).build());
  }

  /** A cookie that is not the language's may mean somebody who sees more than others. */
  private boolean isShared(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    String query = request.getURI().getRawQuery();
    return Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.getMethod())
        && SHARED.matcher(Filters.path(exchange)).matches()
        && (query == null || LANGUAGE_ONLY.matcher(query).matches())
        && request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION) == null
        && request.getCookies().keySet().stream().allMatch(languages.cookie()::equals);
  }

  private static boolean isGood(KeptPage page) {
    long age = now() - page.begun();
    return age < FRESH || age < KEPT && !page.mayRenew();
  }

  private static long now() {
    return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
  }

  private static Mono<Void> send(KeptPage page, ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    if (exchange.checkNotModified(page.tag())) {
      return response.setComplete();
    }
    response.setStatusCode(HttpStatus.OK);
    response.getHeaders().setContentType(page.type());
    byte[] body = page.body();
    if (takesGzip(exchange.getRequest())) {
      response.getHeaders().set(HttpHeaders.CONTENT_ENCODING, "gzip");
      body = page.zipped();
    }
    response.getHeaders().setContentLength(body.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  private static boolean takesGzip(ServerHttpRequest request) {
    return request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING).stream()
        .anyMatch(
            codings -> codings.contains("gzip") && !codings.matches(".*gzip;\\s*q=0[.0]*(,.*)?"));
  }

  /** Hands a page that is made to its first reader and keeps it for the next ones. */
  private final class Keeping extends ServerHttpResponseDecorator {

    private final ServerWebExchange exchange;
    private final String key;
    private final long begun = now();

    Keeping(ServerWebExchange exchange, String key) {
      super(exchange.getResponse());
      this.exchange = exchange;
      this.key = key;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      return isPage() ? DataBufferUtils.join(body).flatMap(this::keep) : super.writeWith(body);
    }

    private boolean isPage() {
      MediaType type = getHeaders().getContentType();
      return HttpStatus.OK.equals(getStatusCode() == null ? HttpStatus.OK : getStatusCode())
          && MediaType.TEXT_HTML.isCompatibleWith(type);
    }

    private Mono<Void> keep(DataBuffer buffer) {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      DataBufferUtils.release(buffer);
      KeptPage page = KeptPage.of(getHeaders().getContentType(), bytes, begun);
      if (pages.size() >= MOST) {
        pages.clear();
      }
      pages.put(key, page);
      return send(page, exchange);
    }
  }
}
