package de.stadtrunde.load;

import de.stadtrunde.mail.MailBenchmark;

/** How fast mails leave, as a ratio to a bare sender. */
public final class Mails {

  private Mails() {}

  public static void main(String[] arguments) throws Exception {
    MailBenchmark.main(arguments);
  }
}
