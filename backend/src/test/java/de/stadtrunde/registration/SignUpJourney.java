package de.stadtrunde.registration;

import de.stadtrunde.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A small event and people on their way through its sign-up, for tests of its pages. */
final class SignUpJourney {

  final Hall hall;
  private final WebTestClient client;
  private final MutableClock clock;

  SignUpJourney(ApplicationContext application, WebTestClient client) {
    this.hall = new Hall(application).opens(4);
    this.hall.contingent("institutions", "INSTITUTIONS", 6, 3);
    this.client = client;
    this.clock = application.getBean(MutableClock.class);
  }

  String path() {
    return "/events/dialog-" + hall.id() + "/sign-up";
  }

  Visitor visitor() {
    return new Visitor(client);
  }

  Visitor atContact() {
    return visitor().open(path()).fill("who", "ALONE").press("next");
  }

  Visitor atCheck(String name) {
    return atContact()
        .fill("contact.name", name)
        .fill("contact.email", "amal@example.org")
        .press("next")
        .press("next");
  }

  /** Presses the last button, as a person would: not within seconds. */
  Visitor send(Visitor visitor) {
    clock.advance(Duration.ofSeconds(5));
    return visitor.press("send");
  }

  /** Sends a body that no page of ours made. */
  Visitor raw(String body) {
    return visitor()
        .take(
            client
                .post()
                .uri(path())
                .header("Accept", "text/html")
                .header("Accept-Language", "de")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(body.getBytes(StandardCharsets.ISO_8859_1))
                .exchange()
                .expectBody(String.class)
                .returnResult());
  }

  List<Map<String, Object>> registrations() {
    return hall.rows("SELECT * FROM registration ORDER BY received");
  }
}
