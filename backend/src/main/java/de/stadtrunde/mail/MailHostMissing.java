package de.stadtrunde.mail;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Mails of a real installation would end where nobody reads them. */
final class MailHostMissing extends RuntimeException {

  MailHostMissing() {
    super("Stadtrunde runs on an outside database but has no mail host, so nobody would get mail.");
  }

  /** Shows the operator the sentence instead of a stack trace. */
  static final class Analyzer extends AbstractFailureAnalyzer<MailHostMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MailHostMissing cause) {
      return new FailureAnalysis(
          cause.getMessage(), "Set spring.mail.host (and port, username, password).", cause);
    }
  }
}
