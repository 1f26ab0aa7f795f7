package de.stadtrunde.shared;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Something a person asked for that cannot be done, for a reason worth telling: a stable code, the
 * HTTP status and, where a form is at fault, the places. On the wire it is RFC 9457; the words
 * stand in the catalogue under {@code problem.CODE}.
 */
public class Problem extends RuntimeException {

  private final int status;
  private final String code;
  private final List<Fault> faults;
  private final Map<String, Object> facts;

  /** One fault of the input; {@code pointer} is an RFC 6901 pointer into the request's JSON. */
  public record Fault(String pointer, String code) {}

  public Problem(int status, String code) {
    this(status, code, List.of(), Map.of());
  }

  /**
   * @param status HTTP status, 400–599
   * @param code stable, lower case with hyphens; programs rely on it
   * @param faults empty unless the input has places to mend
   * @param facts further members of the problem object, for example {@code opensAt}; never personal
   */
  public Problem(int status, String code, List<Fault> faults, Map<String, Object> facts) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.faults = List.copyOf(faults);
    this.facts = Map.copyOf(facts);
  }

  /** 422 with the faults, in the order of the form; the list is not empty. */
  public static Problem invalid(List<Fault> faults) {
    return new Problem(422, "invalid", faults, Map.of());
  }

  /** The same call may succeed after {@code wait}; sent as {@code Retry-After} in whole seconds. */
  public static Problem later(int status, String code, Duration wait) {
    return new Problem(
        status, code, List.of(), Map.of("retryAfter", Math.max(1, wait.toSeconds())));
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public List<Fault> faults() {
    return faults;
  }

  public Map<String, Object> facts() {
    return facts;
  }
}
