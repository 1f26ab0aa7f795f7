package de.stadtrunde.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.netty.NettyPipeline;

class HeadDeadlineTest {

  private final EmbeddedChannel channel = new EmbeddedChannel();

  @BeforeEach
  void connect() {
    channel.freezeTime();
    channel.pipeline().addLast(NettyPipeline.HttpCodec, new HttpServerCodec());
    HeadDeadline.watch(channel);
  }

  private void send(String bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
  }

  private void pass(int seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void closesAConnectionThatDripsItsHead() {
    send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 19; i++) {
      pass(1);
      send("X-" + i + ": 1\r\n");
    }
    assertThat(channel.isOpen()).isTrue();
    pass(2);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void closesAConnectionThatSaysNothing() {
    pass(21);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void leavesAConnectionAloneOnceItHasSpoken() {
    send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    pass(60);
    assertThat(channel.isOpen()).isTrue();
  }
}
