package de.stadtrunde.web;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * How long a connection may keep the server waiting; Netty's own default is for ever. Sizes of
 * lines and headers and the time of an idle connection stand in {@code application.yaml}.
 */
@Component
class WireLimits implements NettyServerCustomizer {

  /** A phone on a weak line is silent for some seconds between two pieces of a body, not for 20. */
  private static final Duration BETWEEN_READS = Duration.ofSeconds(20);

  /** 32 MB, the largest upload, at 4 Mbit/s. */
  private static final Duration WHOLE_REQUEST = Duration.ofSeconds(64);

  @Override
  public HttpServer apply(HttpServer server) {
    return server
        .readTimeout(BETWEEN_READS)
        .requestTimeout(WHOLE_REQUEST)
        .doOnChannelInit((observer, channel, address) -> HeadDeadline.watch(channel));
  }
}
