package de.stadtrunde.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail host that hangs up once at a chosen moment and behaves from then on. */
final class RudeMailHost implements AutoCloseable {

  /** When it hangs up. */
  enum Moment {
    /** In the middle of the content. */
    IN_DATA,
    /** With the whole content, before its 250. */
    BEFORE_REPLY
  }

  private final Moment moment;
  private final ServerSocket socket;
  private final List<String> messageIds = new CopyOnWriteArrayList<>();
  private volatile boolean rude = true;

  RudeMailHost(Moment moment) throws IOException {
    this.moment = moment;
    this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "rude-mail-host");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The Message-ID of every content that was complete, in order, taken or not. */
  List<String> messageIds() {
    return messageIds;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket peer = socket.accept()) {
        talk(peer);
      } catch (IOException hungUp) {
        // the next connection
      }
    }
  }

  private void talk(Socket peer) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(peer.getInputStream(), StandardCharsets.ISO_8859_1));
    say(peer, "220 rude.example");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("DATA")) {
        say(peer, "354 go on");
        if (!readContent(in)) {
          return;
        }
      }
      say(peer, line.startsWith("QUIT") ? "221 bye" : "250 fine");
    }
  }

  /** False when it is time to hang up. */
  private boolean readContent(BufferedReader in) throws IOException {
    for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
      if (line.startsWith("Message-ID: ")) {
        messageIds.add(line.substring("Message-ID: ".length()));
      }
      if (rude && moment == Moment.IN_DATA && line.isEmpty()) {
        rude = false;
        return false;
      }
    }
    boolean polite = !rude;
    rude = false;
    return polite;
  }

  private static void say(Socket peer, String reply) throws IOException {
    peer.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
