package de.stadtrunde.mail;

import de.stadtrunde.mail.Prepared.Letter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * How fast mails leave: outbox, composing, rendering, SMTP and settlement against a bare sender of
 * one finished letter over as many connections, in turn against the same mail host in this JVM.
 *
 * <p>Arguments: mails per round (10000), connections (4), rounds (3).
 */
public final class MailBenchmark {

  private MailBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int mails = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    try (Sink sink = new Sink();
        PostRoom room = PostRoom.at(sink.port())) {
      product(room, 2_000, connections);
      bare(sink, finished(room), 2_000, connections);
      List<Double> ratios = new ArrayList<>();
      for (int round = 1; round <= rounds; round++) {
        double bare = bare(sink, finished(room), mails, connections);
        double product = product(room, mails, connections);
        ratios.add(product / bare);
        System.out.printf(
            "round %d: bare %.0f/s, product %.0f/s, ratio %.2f%n",
            round, bare, product, product / bare);
      }
      Collections.sort(ratios);
      System.out.printf(
          "median ratio %.2f, %d taken%n", ratios.get(ratios.size() / 2), sink.taken.get());
    }
  }

  private static byte[] finished(PostRoom room) {
    MailComposer.Queued mail =
        new MailComposer.Queued(
            UUID.randomUUID(), "test.x", "p@example.org", "de", UUID.randomUUID(), Map.of());
    Prepared letter =
        room.bean(LetterWriter.class)
            .write(List.of(mail), Map.of(mail.id(), PostRoom.greeting(mail)))
            .blockFirst();
    return ((Letter) letter).message();
  }

  /** Letters a second. */
  private static double bare(Sink sink, byte[] message, int mails, int connections)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    long start = System.nanoTime();
    Callable<Void> sender = () -> send(sink.port(), message, mails / connections);
    for (var done : threads.invokeAll(Collections.nCopies(connections, sender))) {
      done.get();
    }
    threads.shutdown();
    return mails / seconds(start);
  }

  private static Void send(int port, byte[] message, int mails) throws Exception {
    JavaMailSenderImpl host = new JavaMailSenderImpl();
    host.setHost("127.0.0.1");
    host.setPort(port);
    try (SmtpConnection connection =
        new SmtpConnection(SmtpAccess.of(host, "dialog@stadtrunde.example"))) {
      for (int i = 0; i < mails; i++) {
        connection.open();
        connection.send(new Letter(null, "p" + i + "@example.org", message));
      }
    }
    return null;
  }

  /** Mails a second, from the first look at the full outbox to the last settlement. */
  private static double product(PostRoom room, int mails, int workers) {
    Mail[] all =
        IntStream.range(0, mails)
            .mapToObj(i -> room.mail("p" + i + "@example.org"))
            .toArray(Mail[]::new);
    room.write(all);
    MailWorkers office = new MailWorkers(room.bean(Delivery.class), PostRoom.settings(workers));
    office.start();
    long start = System.nanoTime();
    office.wake().block();
    double rate = mails / seconds(start);
    if (!room.states().keySet().equals(java.util.Set.of("SENT"))) {
      throw new IllegalStateException("not all sent: " + room.states());
    }
    return rate;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** The cheapest mail host there can be: reads, counts, forgets. */
  private static final class Sink implements AutoCloseable {

    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger taken = new AtomicInteger();
    private final ServerSocket socket;

    Sink() throws IOException {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      thread(this::accept);
    }

    int port() {
      return socket.getLocalPort();
    }

    private static void thread(Runnable task) {
      Thread thread = new Thread(task, "sink");
      thread.setDaemon(true);
      thread.start();
    }

    private void accept() {
      while (!socket.isClosed()) {
        try {
          Socket peer = socket.accept();
          peer.setTcpNoDelay(true);
          thread(() -> talk(peer));
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void talk(Socket peer) {
      try (peer) {
        BufferedInputStream in = new BufferedInputStream(peer.getInputStream(), 65_536);
        OutputStream out = peer.getOutputStream();
        reply(out, "220 sink");
        for (int command = in.read(); command >= 0; command = in.read()) {
          skipTo(in, "\r\n".getBytes(StandardCharsets.US_ASCII));
          if (command == 'D') {
            reply(out, "354 go on");
            skipTo(in, END);
            taken.incrementAndGet();
          }
          reply(out, command == 'Q' ? "221 bye" : "250 fine");
        }
      } catch (IOException hungUp) {
        // a sender that leaves
      }
    }

    private static void skipTo(BufferedInputStream in, byte[] end) throws IOException {
      int matched = 0;
      while (matched < end.length) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("hung up");
        }
        matched = next == end[matched] ? matched + 1 : next == end[0] ? 1 : 0;
      }
    }

    private static void reply(OutputStream out, String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
