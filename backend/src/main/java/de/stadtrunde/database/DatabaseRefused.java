package de.stadtrunde.database;

/**
 * The application must not start on this database or directory; the message is one sentence for the
 * operator.
 */
final class DatabaseRefused extends RuntimeException {

  private final String remedy;

  DatabaseRefused(String reason, String remedy) {
    this(reason, remedy, null);
  }

  DatabaseRefused(String reason, String remedy, Throwable cause) {
    super(reason, cause);
    this.remedy = remedy;
  }

  /** What the operator can do about it, one sentence. */
  String remedy() {
    return remedy;
  }
}
