package de.stadtrunde.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail host on a random port of the loopback; what it takes can be read back. */
final class MailHost implements AutoCloseable {

  /** What arrived, with the recipient of the envelope. */
  record Taken(String recipient, byte[] message) {

    MimeMessage read() {
      try {
        return new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(message));
      } catch (MessagingException unreadable) {
        throw new AssertionError(unreadable);
      }
    }

    String messageId() {
      try {
        return read().getMessageID();
      } catch (MessagingException unreadable) {
        throw new AssertionError(unreadable);
      }
    }
  }

  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> toRecipient = new ConcurrentHashMap<>();
  private final Map<String, Integer> afterData = new ConcurrentHashMap<>();
  private final SMTPServer server;
  private volatile Integer toSender;
  private volatile Runnable beforeReply = () -> {};

  private MailHost(UnaryOperator<SMTPServer.Builder> options) {
    SMTPServer.Builder builder =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(context -> new Receiver());
    server = options.apply(builder).build();
    server.start();
  }

  static MailHost start() {
    return new MailHost(UnaryOperator.identity());
  }

  static MailHost start(UnaryOperator<SMTPServer.Builder> options) {
    return new MailHost(options);
  }

  int port() {
    return server.getPortAllocated();
  }

  List<Taken> taken() {
    return taken;
  }

  List<String> recipients() {
    return taken.stream().map(Taken::recipient).toList();
  }

  /** Answers this code to MAIL. */
  void refuseSender(int code) {
    toSender = code;
  }

  /** Answers this code to RCPT. */
  void refuse(String recipient, int code) {
    toRecipient.put(recipient, code);
  }

  /** Takes the content and answers this code instead of 250. */
  void refuseContent(String recipient, int code) {
    afterData.put(recipient, code);
  }

  void allowAll() {
    toRecipient.clear();
    afterData.clear();
  }

  /** Runs when the content is there and 250 is not yet sent. */
  void beforeReply(Runnable step) {
    beforeReply = step;
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Receiver implements MessageHandler {

    private String recipient;

    @Override
    public void from(String sender) throws RejectException {
      reject(toSender);
    }

    @Override
    public void recipient(String address) throws RejectException {
      reject(toRecipient.get(address));
      recipient = address;
    }

    @Override
    public String data(InputStream content) throws RejectException, IOException {
      byte[] message = content.readAllBytes();
      beforeReply.run();
      reject(afterData.get(recipient));
      taken.add(new Taken(recipient, message));
      return null;
    }

    private void reject(Integer code) throws RejectException {
      if (code != null) {
        throw new RejectException(code, "not now, " + recipient);
      }
    }

    @Override
    public void done() {
      // nothing to clean up
    }
  }
}
