package de.stadtrunde.registration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Without its key nobody's needs can be written down or read. */
final class NeedsKeyRefused extends RuntimeException {

  NeedsKeyRefused(String reason) {
    super(reason);
  }

  /** Shows the operator the sentence instead of a stack trace. */
  static final class Analyzer extends AbstractFailureAnalyzer<NeedsKeyRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NeedsKeyRefused cause) {
      return new FailureAnalysis(
          cause.getMessage(),
          "Set stadtrunde.keys.needs to 32 random bytes in base64 (head -c 32 /dev/urandom | base64).",
          cause);
    }
  }
}
