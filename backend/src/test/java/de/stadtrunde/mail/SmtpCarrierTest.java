package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.mail.Prepared.Kind;
import de.stadtrunde.mail.Prepared.Letter;
import de.stadtrunde.mail.Prepared.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;

class SmtpCarrierTest {

  private static final Letter LETTER =
      new Letter(
          UUID.randomUUID(),
          "amira@example.org",
          "Message-ID: <1@stadtrunde.example>\r\nSubject: x\r\n\r\n.\r\nHello\r\n"
              .getBytes(StandardCharsets.US_ASCII));

  private static SSLContext identity;

  @BeforeAll
  static void makeIdentity(@TempDir Path directory) throws Exception {
    identity = Identity.of("127.0.0.1", directory);
  }

  private static MailHost protectedHost() {
    return MailHost.start(
        host ->
            host.enableTLS()
                .requireTLS()
                .startTlsSocketFactory(identity)
                .requireAuth()
                .authenticationHandlerFactory(
                    new EasyAuthenticationHandlerFactory(SmtpCarrierTest::mustKnow)));
  }

  private static void mustKnow(
      String user, String password, org.subethamail.smtp.MessageContext context)
      throws LoginFailedException {
    if (!user.equals("city") || !password.equals("secret")) {
      throw new LoginFailedException();
    }
  }

  private static Outcome send(int port, Consumer<JavaMailSenderImpl> options) {
    JavaMailSenderImpl configured = new JavaMailSenderImpl();
    configured.setHost("127.0.0.1");
    configured.setPort(port);
    options.accept(configured);
    SmtpCarrier carrier =
        new SmtpCarrier(SmtpAccess.of(configured, "dialog@stadtrunde.example"), 1);
    try {
      return carrier.carry(List.of(LETTER), () -> true).block(Duration.ofSeconds(20)).get(0);
    } finally {
      carrier.destroy();
    }
  }

  private static void property(JavaMailSenderImpl host, String name, String value) {
    host.getJavaMailProperties().setProperty("mail.smtp." + name, value);
  }

  private static void trustedLogin(JavaMailSenderImpl host, String password) {
    property(host, "starttls.enable", "true");
    property(host, "starttls.required", "true");
    property(host, "ssl.trust", "127.0.0.1");
    host.setUsername("city");
    host.setPassword(password);
  }

  @Test
  void sendsOverStarttlsAfterLogin() {
    try (MailHost host = protectedHost()) {
      assertThat(send(host.port(), to -> trustedLogin(to, "secret")))
          .isEqualTo(Outcome.sent(LETTER.id()));
      assertThat(host.recipients()).containsExactly("amira@example.org");
    }
  }

  @Test
  void keepsTheMessageByteByByte() {
    try (MailHost host = MailHost.start()) {
      send(host.port(), to -> {});

      assertThat(new String(host.taken().get(0).message(), StandardCharsets.US_ASCII))
          .endsWith(new String(LETTER.message(), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void waitsWhenTheLoginIsRefused() {
    try (MailHost host = protectedHost()) {
      assertThat(send(host.port(), to -> trustedLogin(to, "wrong")))
          .isEqualTo(Outcome.later(LETTER.id(), "login"));
    }
  }

  @Test
  void trustsNoMailHostWithoutAKnownIdentity() {
    try (MailHost host = protectedHost()) {
      assertThat(
              send(
                  host.port(),
                  to -> {
                    trustedLogin(to, "secret");
                    to.getJavaMailProperties().remove("mail.smtp.ssl.trust");
                  }))
          .isEqualTo(Outcome.later(LETTER.id(), "tls"));
      assertThat(host.taken()).isEmpty();
    }
  }

  @Test
  void sendsNothingInTheOpenWhereStarttlsIsRequired() {
    try (MailHost host = MailHost.start()) {
      Outcome outcome = send(host.port(), to -> property(to, "starttls.required", "true"));

      assertThat(outcome.kind()).isEqualTo(Kind.LATER);
      assertThat(host.taken()).isEmpty();
    }
  }

  @Test
  void waitsWhenTheSenderIsRefused() {
    try (MailHost host = MailHost.start()) {
      host.refuseSender(550);

      assertThat(send(host.port(), to -> {})).isEqualTo(Outcome.later(LETTER.id(), "smtp-550"));
    }
  }

  @Test
  void namesASilentMailHost() {
    try (MailHost host = MailHost.start()) {
      host.beforeReply(SmtpCarrierTest::pause);

      assertThat(send(host.port(), to -> property(to, "timeout", "100")))
          .isEqualTo(Outcome.later(LETTER.id(), "time-out"));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(400);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @EnumSource(RudeMailHost.Moment.class)
  void sendsAgainWithTheSameMessageIdAfterTheMailHostHungUp(RudeMailHost.Moment moment)
      throws IOException {
    try (RudeMailHost host = new RudeMailHost(moment);
        PostRoom room = PostRoom.at(host.port())) {
      room.writeTo("amira@example.org", "boris@example.org");

      room.deliver();
      assertThat(room.states()).containsEntry("SENT", 1L).containsEntry("QUEUED", 1L);
      room.clock.advance(Duration.ofSeconds(20));
      room.deliver();

      assertThat(room.states()).containsOnlyKeys("SENT");
      assertThat(host.messageIds()).hasSize(3);
      assertThat(host.messageIds().stream().distinct()).hasSize(2);
    }
  }
}
