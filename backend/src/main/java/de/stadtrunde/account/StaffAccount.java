package de.stadtrunde.account;

import de.stadtrunde.shared.CurrentUser;
import java.util.UUID;

/**
 * Somebody who works with Stadtrunde.
 *
 * @param passwordHash Argon2id with its parameters
 * @param passwordTemporary opens nothing but the page that changes it
 */
record StaffAccount(
    UUID id,
    String email,
    String name,
    CurrentUser.Role role,
    String passwordHash,
    boolean passwordTemporary,
    boolean disabled) {

  CurrentUser user() {
    return new CurrentUser(id, name, role);
  }
}
