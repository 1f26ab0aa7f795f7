package de.stadtrunde.web;

import de.stadtrunde.shared.Problem;
import io.r2dbc.spi.R2dbcException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ResponseStatusException;

/** Finds the problem behind a failure, whoever threw it. */
final class Problems {

  static final String UNEXPECTED = "unexpected";

  /** Long enough for a lock or a pool to come free, short enough to be waited for. */
  private static final Duration SOON = Duration.ofSeconds(2);

  /** SQLSTATEs of text that PostgreSQL cannot hold: NUL and what is not Unicode. */
  private static final Set<String> NOT_TEXT = Set.of("22021", "22P05");

  private Problems() {}

  /** Never fails; what nobody foresaw is {@code unexpected} (500). */
  static Problem of(Throwable failure) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    if (hasCause(failure, DataBufferLimitException.class)) {
      return new Problem(413, "too-long");
    }
    if (failure instanceof WebExchangeBindException invalid) {
      return Problem.invalid(faults(invalid));
    }
    if (failure instanceof ResponseStatusException status) {
      return ofStatus(status.getStatusCode().value());
    }
    return ofDatabase(failure);
  }

  private static List<Problem.Fault> faults(WebExchangeBindException invalid) {
    return invalid.getFieldErrors().stream().map(Problems::fault).toList();
  }

  private static Problem.Fault fault(FieldError error) {
    String pointer = "/" + error.getField().replace(".", "/").replace("[", "/").replace("]", "");
    return new Problem.Fault(pointer, "invalid");
  }

  private static Problem ofStatus(int status) {
    return switch (status) {
      case 400 -> new Problem(400, "unreadable");
      case 403 -> new Problem(403, "forbidden");
      case 404 -> new Problem(404, "not-found");
      case 405 -> new Problem(405, "method-not-allowed");
      case 406 -> new Problem(406, "not-acceptable");
      case 413 -> new Problem(413, "too-long");
      case 415 -> new Problem(415, "unsupported-media-type");
      case 503 -> Problem.later(503, "busy", SOON);
      default -> status < 500 ? new Problem(status, "unreadable") : unexpected();
    };
  }

  private static Problem ofDatabase(Throwable failure) {
    if (isNotText(failure)) {
      return new Problem(400, "unreadable");
    }
    if (failure instanceof OptimisticLockingFailureException) {
      return new Problem(409, "changed-meanwhile");
    }
    if (isBusy(failure)) {
      return Problem.later(503, "busy", SOON);
    }
    boolean unreadable =
        failure instanceof DecodingException || hasCause(failure, CharacterCodingException.class);
    return unreadable ? new Problem(400, "unreadable") : unexpected();
  }

  /** Locks, time-outs, a full pool, and the schema's last word in a race that the code lost. */
  private static boolean isBusy(Throwable failure) {
    return failure instanceof TransientDataAccessException
        || failure instanceof DataIntegrityViolationException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof CannotCreateTransactionException
        || failure instanceof RejectedExecutionException;
  }

  private static boolean isNotText(Throwable failure) {
    return failure.getCause() instanceof R2dbcException cause
        && cause.getSqlState() != null
        && NOT_TEXT.contains(cause.getSqlState());
  }

  private static Problem unexpected() {
    return new Problem(500, UNEXPECTED);
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }
}
