package de.stadtrunde.privacy;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/** The privacy notice for everybody. */
@Controller
class PrivacyPages {

  private final PrivacyNotice notice;
  private final PrivacyContacts contacts;

  PrivacyPages(PrivacyNotice notice, PrivacyContacts contacts) {
    this.notice = notice;
    this.contacts = contacts;
  }

  @GetMapping("/privacy")
  Rendering page(Locale locale) {
    return Rendering.view("privacy/notice")
        .modelAttribute("purposes", notice.in(locale.toLanguageTag()))
        .modelAttribute("contacts", contacts)
        .build();
  }
}
