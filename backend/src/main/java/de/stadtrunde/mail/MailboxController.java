package de.stadtrunde.mail;

import de.stadtrunde.shared.CurrentUser;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The built-in mailbox for programs. */
@RestController
class MailboxController {

  private static final int MOST = 500;

  private final Mailbox mailbox;

  MailboxController(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  record Message(
      String messageId,
      String to,
      String subject,
      String text,
      String html,
      Map<String, String> headers,
      List<Attached> attachments,
      Instant sentAt) {

    static Message of(MailboxMail mail) {
      return new Message(
          mail.messageId(),
          mail.to(),
          mail.subject(),
          mail.text(),
          mail.html(),
          mail.headers(),
          mail.files().stream().map(Attached::of).toList(),
          mail.sentAt());
    }
  }

  record Attached(String filename, String contentType, String contentBase64) {

    static Attached of(MailboxMail.File file) {
      return new Attached(
          file.filename(), file.contentType(), Base64.getEncoder().encodeToString(file.content()));
    }
  }

  /**
   * Newest first.
   *
   * @param to everybody's mails without it
   * @param limit 1 to 500; beyond it 500
   */
  @GetMapping("/api/mailbox")
  Mono<List<Message>> mails(
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "50") int limit,
      ServerHttpRequest request,
      CurrentUser staff) {
    int most = Math.max(1, Math.min(limit, MOST));
    return mailbox.newest(to, most, request, staff).map(Message::of).collectList();
  }
}
