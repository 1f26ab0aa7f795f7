package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailConfigurationTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
          .withBean(MailSettings.class, () -> PostRoom.settings(2))
          .withBean(MailboxRepository.class, () -> new MailboxRepository(null, null))
          .withUserConfiguration(MailConfiguration.class);

  @Test
  void sendsToTheMailHost() {
    application
        .withPropertyValues("stadtrunde.embedded=true", "spring.mail.host=mail.example.org")
        .run(context -> assertThat(context).getBean(Carrier.class).isInstanceOf(SmtpCarrier.class));
  }

  @Test
  void usesTheMailboxOnTheEmbeddedDatabaseWithoutMailHost() {
    application
        .withPropertyValues("stadtrunde.embedded=true")
        .run(
            context ->
                assertThat(context).getBean(Carrier.class).isInstanceOf(MailboxCarrier.class));
  }

  @Test
  void refusesAnOutsideDatabaseWithoutMailHost() {
    application
        .withPropertyValues("stadtrunde.embedded=false")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(MailHostMissing.class)
                    .hasMessage(
                        "Stadtrunde runs on an outside database but has no mail host, so nobody"
                            + " would get mail."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail.example.org", "192.0.2.7", "2001:db8::7", "localhost.example.org"})
  void requiresStarttlsOutsideTheMachine(String host) {
    assertThat(properties(host))
        .containsEntry("mail.smtp.starttls.required", "true")
        .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
  void needsNoStarttlsAtTheMachine(String host) {
    assertThat(properties(host)).containsEntry("mail.smtp.starttls.required", "false");
  }

  @Test
  void waitsForNothingWithoutEnd() {
    assertThat(Stream.of("connectiontimeout", "timeout", "writetimeout"))
        .allMatch(name -> properties("mail.example.org").containsKey("mail.smtp." + name));
  }

  private static java.util.Properties properties(String host) {
    JavaMailSenderImpl configured = new JavaMailSenderImpl();
    configured.setHost(host);
    return SmtpAccess.of(configured, "dialog@stadtrunde.example").session().getProperties();
  }
}
