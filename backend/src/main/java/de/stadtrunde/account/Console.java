package de.stadtrunde.account;

import de.stadtrunde.shared.Site;
import org.springframework.stereotype.Component;

/** Shows a one-time password to whoever starts the server; it is in no log and nowhere else. */
@Component
class Console {

  private final Site site;

  Console(Site site) {
    this.site = site;
  }

  void show(String title, String email, String password) {
    System.out.printf(
        """

        ------------------------------------------------------------
          %s

          Sign in at          %s
          E-mail address      %s
          One-time password   %s

          It opens only the page on which you choose your own.
        ------------------------------------------------------------

        """,
        title, site.url("/staff/login"), email, password);
  }
}
