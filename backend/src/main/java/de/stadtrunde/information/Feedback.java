package de.stadtrunde.information;

import de.stadtrunde.shared.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/**
 * What somebody says about a barrier.
 *
 * @param page in the person's own words; may be empty
 * @param reply mail address or telephone number, unchecked; may be empty
 */
record Feedback(String message, String page, String reply) {

  static final int LONGEST_MESSAGE = 4_000;
  static final int LONGEST_LINE = 300;

  /**
   * One fault.
   *
   * @param code {@code required}, {@code too-long} or {@code characters}
   */
  record Fault(String field, String code, int longest) {}

  static Feedback of(MultiValueMap<String, String> form) {
    return new Feedback(text(form, "message"), text(form, "page"), text(form, "reply"));
  }

  private static String text(MultiValueMap<String, String> form, String field) {
    return PlainText.of(Objects.requireNonNullElse(form.getFirst(field), ""));
  }

  /** In the order of the form; empty when all is well. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (message.isEmpty()) {
      faults.add(new Fault("message", "required", LONGEST_MESSAGE));
    }
    check(faults, "message", message, PlainText.isMultiLine(message), LONGEST_MESSAGE);
    check(faults, "page", page, PlainText.isSingleLine(page), LONGEST_LINE);
    check(faults, "reply", reply, PlainText.isSingleLine(reply), LONGEST_LINE);
    return faults;
  }

  private static void check(
      List<Fault> faults, String field, String text, boolean readable, int longest) {
    if (!readable) {
      faults.add(new Fault(field, "characters", longest));
    } else if (PlainText.length(text) > longest) {
      faults.add(new Fault(field, "too-long", longest));
    }
  }

  /** By the names of the form's fields. */
  Map<String, String> form() {
    return Map.of("message", message, "page", page, "reply", reply);
  }
}
