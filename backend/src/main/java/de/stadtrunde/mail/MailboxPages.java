package de.stadtrunde.mail;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The built-in mailbox for people: the list, and each mail as its recipient would see it. */
@Controller
class MailboxPages {

  private static final int SHOWN = 100;

  /** The city's own time, as the pages say it. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** The mail's own styles and nothing else: no script, nothing from elsewhere, no form. */
  private static final String MAIL_ONLY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'self';"
          + " sandbox allow-popups allow-popups-to-escape-sandbox";

  private final Mailbox mailbox;

  MailboxPages(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @GetMapping("/mailbox")
  Mono<Rendering> list(
      @RequestParam(defaultValue = "") String to, ServerHttpRequest request, CurrentUser staff) {
    return mailbox
        .newest(to, SHOWN, request, staff)
        .collectList()
        .map(
            mails ->
                Rendering.view("mail/mailbox")
                    .modelAttribute("mails", mails)
                    .modelAttribute("to", to)
                    .modelAttribute("zone", ZONE)
                    .build());
  }

  @GetMapping("/mailbox/{id:\\d{1,18}}")
  Mono<Rendering> mail(@PathVariable long id, ServerHttpRequest request, CurrentUser staff) {
    return mailbox
        .find(id, request, staff)
        .map(
            mail ->
                Rendering.view("mail/mail")
                    .modelAttribute("mail", mail)
                    .modelAttribute("zone", ZONE)
                    .build());
  }

  @GetMapping("/mailbox/{id:\\d{1,18}}/html")
  Mono<ResponseEntity<String>> html(
      @PathVariable long id, ServerHttpRequest request, CurrentUser staff) {
    return mailbox
        .find(id, request, staff)
        .map(
            mail ->
                ResponseEntity.ok()
                    .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                    .header("Content-Security-Policy", MAIL_ONLY)
                    .header("X-Frame-Options", "SAMEORIGIN")
                    .body(mail.html()));
  }

  /**
   * An attachment as a file to save.
   *
   * @param number counts from 0
   */
  @GetMapping("/mailbox/{id:\\d{1,18}}/attachments/{number:\\d{1,4}}")
  Mono<ResponseEntity<byte[]>> attachment(
      @PathVariable long id,
      @PathVariable int number,
      ServerHttpRequest request,
      CurrentUser staff) {
    return mailbox.find(id, request, staff).map(mail -> download(mail, number));
  }

  private static ResponseEntity<byte[]> download(MailboxMail mail, int number) {
    if (number < 0 || number >= mail.files().size()) {
      throw new Problem(404, "not-found");
    }
    MailboxMail.File file = mail.files().get(number);
    ContentDisposition save =
        ContentDisposition.attachment().filename(file.filename(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, save.toString())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(file.content());
  }
}
