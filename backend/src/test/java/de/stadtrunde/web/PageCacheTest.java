package de.stadtrunde.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Site;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.BeanUtils;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class PageCacheTest {

  private final AtomicInteger made = new AtomicInteger();
  private HttpStatus status = HttpStatus.OK;
  private MediaType type = MediaType.parseMediaType("text/html;charset=UTF-8");
  private Mono<Void> before = Mono.empty();

  private VirtualTimeScheduler time;
  private PageCache cache;

  @BeforeEach
  void prepare() {
    time = VirtualTimeScheduler.getOrSet();
    Site site =
        new Site(URI.create("http://localhost"), new Site.Operator("City", "Street", "a@b", "0"));
    cache = new PageCache(new Languages(BeanUtils.instantiateClass(Catalogue.class), site), true);
  }

  @AfterEach
  void realTime() {
    VirtualTimeScheduler.reset();
  }

  private final WebFilterChain handler =
      exchange -> {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(type);
        byte[] page = ("page " + made.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
        return before.then(
            response.writeWith(Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(page))));
      };

  private MockServerHttpResponse ask(MockServerHttpRequest.BaseBuilder<?> request) {
    MockServerWebExchange exchange = MockServerWebExchange.from(request);
    cache.filter(exchange, handler).block();
    return exchange.getResponse();
  }

  private String read(String path) {
    return ask(MockServerHttpRequest.get(path)).getBodyAsString().block();
  }

  @Test
  void makesAPageOnceForManyReaders() {
    for (int i = 0; i < 100; i++) {
      assertThat(read("/events/dialog")).isEqualTo("page 1");
    }
  }

  @Test
  void makesItAnewAfterAMoment() {
    read("/events/dialog");
    time.advanceTimeBy(Duration.ofMillis(450));

    assertThat(read("/events/dialog")).isEqualTo("page 2");
  }

  @Test
  void letsOneReaderRenewItWhileTheOthersGetTheOldOne() {
    read("/");
    time.advanceTimeBy(Duration.ofMillis(300));
    before = Mono.never();
    cache.filter(MockServerWebExchange.from(MockServerHttpRequest.get("/")), handler).subscribe();
    before = Mono.empty();

    assertThat(made).hasValue(2);
    assertThat(read("/")).isEqualTo("page 1");
  }

  @Test
  void countsTheAgeFromWhenTheMakingBegan() {
    before = Mono.fromRunnable(() -> time.advanceTimeBy(Duration.ofMillis(400)));
    read("/");
    before = Mono.empty();
    time.advanceTimeBy(Duration.ofMillis(100));

    assertThat(read("/")).isEqualTo("page 2");
  }

  @Test
  void keepsEachLanguageApart() {
    assertThat(read("/events/dialog?lang=de")).isEqualTo("page 1");
    assertThat(read("/events/dialog?lang=en")).isEqualTo("page 2");
    assertThat(read("/events/dialog")).isEqualTo("page 1");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /events/dialog/sign-up",
    "GET, /registration",
    "GET, /?participation=digital",
    "POST, /events/dialog",
  })
  void keepsNothingElse(String method, String path) {
    for (int i = 1; i <= 2; i++) {
      ask(MockServerHttpRequest.method(HttpMethod.valueOf(method), URI.create(path)));
      assertThat(made).hasValue(i);
    }
  }

  @Test
  void keepsNothingForOrFromSomebodyWithACookie() {
    for (int i = 1; i <= 2; i++) {
      ask(MockServerHttpRequest.get("/").cookie(new HttpCookie("staff", "token")));
      assertThat(made).hasValue(i);
    }
    assertThat(read("/")).isEqualTo("page 3");
  }

  @Test
  void sharesWithThoseWhoChoseALanguage() {
    read("/events/dialog?lang=en");
    ask(MockServerHttpRequest.get("/events/dialog").cookie(new HttpCookie("lang", "en")));

    assertThat(made).hasValue(1);
  }

  @Test
  void keepsNoErrors() {
    status = HttpStatus.NOT_FOUND;
    read("/events/dialog");
    status = HttpStatus.OK;

    assertThat(read("/events/dialog")).isEqualTo("page 2");
  }

  @Test
  void sendsItSmallToThoseWhoTakeIt() throws Exception {
    MockServerHttpResponse answer =
        ask(MockServerHttpRequest.get("/").header(HttpHeaders.ACCEPT_ENCODING, "br, gzip"));

    assertThat(answer.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
    byte[] zipped = new byte[(int) answer.getHeaders().getContentLength()];
    DataBufferUtils.join(answer.getBody()).doOnNext(buffer -> buffer.read(zipped)).block();
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes())
        .asString()
        .isEqualTo("page 1");
  }

  @ParameterizedTest
  @CsvSource({"gzip;q=0", "br", "gzip; q=0.0"})
  void sendsItPlainToThoseWhoDoNot(String codings) {
    MockServerHttpResponse answer =
        ask(MockServerHttpRequest.get("/").header(HttpHeaders.ACCEPT_ENCODING, codings));

    assertThat(answer.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING)).isNull();
  }

  @Test
  void saysThatNothingChanged() {
    String tag = ask(MockServerHttpRequest.get("/")).getHeaders().getETag();
    MockServerHttpResponse again = ask(MockServerHttpRequest.get("/").ifNoneMatch(tag));

    assertThat(again.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
    assertThat(again.getBodyAsString().block()).isEmpty();
  }
}
