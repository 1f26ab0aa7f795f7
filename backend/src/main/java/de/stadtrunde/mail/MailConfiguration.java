package de.stadtrunde.mail;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Decides where mails go: to the mail host, or on the embedded database to the mailbox. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

  /**
   * @throws MailHostMissing on an outside database without {@code spring.mail.host}
   */
  @Bean
  Carrier carrier(
      ObjectProvider<JavaMailSenderImpl> host,
      MailboxRepository mailbox,
      MailSettings settings,
      @Value("${stadtrunde.embedded}") boolean embedded) {
    JavaMailSenderImpl configured = host.getIfAvailable();
    if (configured != null) {
      SmtpAccess access = SmtpAccess.of(configured, settings.from());
      return new SmtpCarrier(access, Math.max(1, settings.workers()));
    }
    if (!embedded) {
      throw new MailHostMissing();
    }
    return new MailboxCarrier(mailbox);
  }
}
