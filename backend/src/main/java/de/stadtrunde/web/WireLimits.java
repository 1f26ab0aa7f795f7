package de.stadtrunde.web;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * How long a connection may keep the server waiting; Netty's own default is for ever. Sizes of
 * lines and headers and the time of an idle connection stand in {@code application.yaml}.
 */
@Component
class WireLimits implements NettyServerCustomizer {

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit((observer, channel, address) -> HeadDeadline.watch(channel));
  }
}
