package de.stadtrunde.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails leave.
 *
 * @param from the sender's address; its domain ends every Message-ID, so it stays the same
 * @param workers how many batches are delivered at once, each over a connection of its own; with 0
 *     mails are only written down
 */
@ConfigurationProperties("stadtrunde.mail")
record MailSettings(
    @DefaultValue("dialog@stadtrunde.example") String from, @DefaultValue("4") int workers) {

  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }
}
