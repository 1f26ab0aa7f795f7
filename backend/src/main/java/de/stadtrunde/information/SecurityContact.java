package de.stadtrunde.information;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom to tell of a weakness (RFC 9116). */
@RestController
class SecurityContact {

  /** RFC 9116, 2.5.5, recommends less than a year; the file is made anew with every call. */
  private static final Duration VALID = Duration.ofDays(180);

  private final Site site;
  private final Particulars particulars;
  private final Catalogue catalogue;
  private final Clock clock;

  SecurityContact(Site site, Particulars particulars, Catalogue catalogue, Clock clock) {
    this.site = site;
    this.particulars = particulars;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @GetMapping(value = "/.well-known/security.txt", produces = "text/plain;charset=UTF-8")
  String file() {
    return String.join(
        "\n",
        "Contact: " + contact(),
        "Expires: " + clock.instant().plus(VALID).truncatedTo(ChronoUnit.DAYS),
        "Preferred-Languages: " + languages(),
        "Canonical: " + site.url("/.well-known/security.txt"),
        "");
  }

  private String contact() {
    return particulars.security().isBlank()
        ? "mailto:" + site.operator().email()
        : particulars.security().strip();
  }

  /** As BCP 47; a plain form of a language is that language here. */
  private String languages() {
    return catalogue.languages().stream()
        .map(language -> language.code().split("-")[0])
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
