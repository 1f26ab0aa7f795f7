package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Refuses a body that is too slow or too long: at once if it says so itself, else when it gets
 * there. The rest is read and thrown away, so that a client that first sends everything still hears
 * why. The times are ours and not Reactor Netty's (1.3.6): an answer that is out before the empty
 * end of its request leaves {@code requestTimeout}'s task behind, 5 kB for 64 s each.
 *
 * <p>Hands on copies on the heap. Netty's own pieces are counted, and when a body ends badly inside
 * a chain that also writes an answer, two of Spring Framework's discard hooks (7.0.9) release each
 * piece: the connection breaks before the answer is out.
 */
@Component
class BodyLimit implements HttpHandlerDecoratorFactory {

  /** JSON and forms, as the contract says. */
  private static final long TEXT = DataSize.ofKilobytes(64).toBytes();

  /** Tables, the largest thing anybody uploads. */
  private static final long UPLOAD = DataSize.ofMegabytes(32).toBytes();

  /** A phone on a weak line is silent for some seconds between two pieces, not for 20. */
  private static final Duration BETWEEN_PIECES = Duration.ofSeconds(20);

  /** 32 MB, the largest upload, at 4 Mbit/s. */
  static final Duration WHOLE_BODY = Duration.ofSeconds(64);

  @Override
  public HttpHandler apply(HttpHandler handler) {
    return (request, response) -> handler.handle(new Limited(request), response);
  }

  private static class Limited extends ServerHttpRequestDecorator {

    Limited(ServerHttpRequest request) {
      super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
      long limit = limit();
      AtomicLong length = new AtomicLong();
      return getHeaders().getContentLength() > limit
          ? Flux.error(Limited::tooLong)
          : super.getBody()
              .timeout(BETWEEN_PIECES)
              .takeUntilOther(Mono.delay(WHOLE_BODY).then(Mono.error(Limited::tooSlow)))
              .onErrorMap(TimeoutException.class, slow -> tooSlow())
              .map(Limited::copy)
              .handle((bytes, sink) -> pass(bytes, length, limit, sink));
    }

    private long limit() {
      String type = getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
      boolean upload =
          type != null
              && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
      return upload ? UPLOAD : TEXT;
    }

    private static byte[] copy(DataBuffer piece) {
      byte[] bytes = new byte[piece.readableByteCount()];
      piece.read(bytes);
      DataBufferUtils.release(piece);
      return bytes;
    }

    private static void pass(
        byte[] bytes, AtomicLong length, long limit, SynchronousSink<DataBuffer> sink) {
      if (length.addAndGet(bytes.length) > limit) {
        sink.error(tooLong());
      } else {
        sink.next(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
      }
    }

    private static Problem tooSlow() {
      return new Problem(408, "too-slow");
    }

    private static Problem tooLong() {
      return new Problem(413, "too-long");
    }
  }
}
