package de.stadtrunde.information;

import de.stadtrunde.shared.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom to tell of a weakness (RFC 9116). */
@RestController
class SecurityContact {

  /** RFC 9116, 2.5.5, recommends less than a year; the file is made anew with every call. */
  private static final Duration VALID = Duration.ofDays(180);

  /** In which reports are read: the team's languages, not the pages'. */
  private static final String LANGUAGES = "de, en";

  private final Site site;
  private final Particulars particulars;
  private final Clock clock;

  SecurityContact(Site site, Particulars particulars, Clock clock) {
    this.site = site;
    this.particulars = particulars;
    this.clock = clock;
  }

  @GetMapping(value = "/.well-known/security.txt", produces = "text/plain;charset=UTF-8")
  String file() {
    return String.join(
        "\n",
        "Contact: " + contact(),
        "Expires: " + clock.instant().plus(VALID).truncatedTo(ChronoUnit.DAYS),
        "Preferred-Languages: " + LANGUAGES,
        "Canonical: " + site.url("/.well-known/security.txt"),
        "");
  }

  private String contact() {
    return particulars.security().isBlank()
        ? "mailto:" + site.operator().email()
        : particulars.security().strip();
  }
}
