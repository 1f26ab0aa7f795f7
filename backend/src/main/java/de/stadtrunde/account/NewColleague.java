package de.stadtrunde.account;

import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.PlainText;
import de.stadtrunde.shared.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What an administrator types about a new member of staff; anything may be missing.
 *
 * @param role name of a {@code CurrentUser.Role}
 */
record NewColleague(String email, String name, String role) {

  /** Octets; RFC 5321, 4.5.3.1. */
  private static final int LONGEST_ADDRESS = 254;

  /** Characters; as long as names of people are elsewhere on this site. */
  private static final int LONGEST_NAME = 200;

  /** One sign and no blanks: the rest is proved by the person who signs in with it. */
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

  /** The same in NFC. Fails with {@code invalid} (422) at the fields that are wrong. */
  NewColleague checked() {
    NewColleague read = new NewColleague(PlainText.of(email), PlainText.of(name), role);
    List<Problem.Fault> faults = new ArrayList<>();
    if (!ADDRESS.matcher(read.email).matches()
        || read.email.length() > LONGEST_ADDRESS
        || !PlainText.isSingleLine(read.email)) {
      faults.add(new Problem.Fault("/email", "email"));
    }
    if (read.name.isEmpty()
        || PlainText.length(read.name) > LONGEST_NAME
        || !PlainText.isSingleLine(read.name)) {
      faults.add(new Problem.Fault("/name", "name"));
    }
    if (Arrays.stream(Role.values()).noneMatch(each -> each.name().equals(role))) {
      faults.add(new Problem.Fault("/role", "role"));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return read;
  }

  /** After {@link #checked}; opens with a one-time password of that hash. */
  StaffAccount account(String hash) {
    return new StaffAccount(UUID.randomUUID(), email, name, Role.valueOf(role), hash, true, false);
  }
}
