package de.stadtrunde.registration;

import de.stadtrunde.shared.PlainText;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Gathers what is wrong with a form, in the order of the form, so that a person mends it at once.
 */
final class Faults {

  /** RFC 5321, 4.5.3.1: 254 octets is the longest address a mail server takes. */
  static final int LONGEST_ADDRESS = 254;

  private static final Pattern LOCAL_PART =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

  private final List<Fault> faults = new ArrayList<>();

  void add(String pointer, String code) {
    faults.add(new Fault(pointer, code));
  }

  boolean none() {
    return faults.isEmpty();
  }

  /** Fails with {@code invalid} (422) if there is any. */
  void mustBeNone() {
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /** One line in NFC of at most so many characters; null when it is left out. */
  String line(String pointer, String typed, int longest) {
    String text = PlainText.of(typed);
    if (!PlainText.isSingleLine(text)) {
      add(pointer, "control-character");
    } else if (PlainText.length(text) > longest) {
      add(pointer, "too-long");
    }
    return text.isEmpty() ? null : text;
  }

  /** Several lines in NFC; null when left out. */
  String lines(String pointer, String typed, int longest) {
    String text = PlainText.of(typed);
    if (!PlainText.isMultiLine(text)) {
      add(pointer, "control-character");
    } else if (PlainText.length(text) > longest) {
      add(pointer, "too-long");
    }
    return text.isEmpty() ? null : text;
  }

  /** Like {@link #line}, and it must be there. */
  String required(String pointer, String typed, int longest) {
    String text = line(pointer, typed, longest);
    if (text == null) {
      add(pointer, "required");
    }
    return text;
  }

  /** An address mail can reach, its domain in ASCII (RFC 5890); null when left out. */
  String email(String pointer, String typed) {
    int before = faults.size();
    String text = line(pointer, typed, LONGEST_ADDRESS);
    if (text == null || faults.size() > before) {
      return null;
    }
    Optional<String> address = address(text);
    if (address.isEmpty()) {
      add(pointer, "email");
    }
    return address.orElse(null);
  }

  private static Optional<String> address(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at > 64 || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
      return Optional.empty();
    }
    try {
      String domain = IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
      return DOMAIN.matcher(domain).matches() && at + 1 + domain.length() <= LONGEST_ADDRESS
          ? Optional.of(text.substring(0, at + 1) + domain)
          : Optional.empty();
    } catch (IllegalArgumentException noDomain) {
      return Optional.empty();
    }
  }

  /** The constant of this name; null, and noted, when it is left out or unknown. */
  <E extends Enum<E>> E choice(String pointer, String typed, Class<E> of) {
    if (typed == null || typed.isBlank()) {
      add(pointer, "required");
      return null;
    }
    for (E each : of.getEnumConstants()) {
      if (each.name().equals(typed)) {
        return each;
      }
    }
    add(pointer, "unknown");
    return null;
  }
}
