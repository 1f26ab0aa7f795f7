package de.stadtrunde.shared;

import java.util.UUID;

/**
 * The member of staff who makes the call. Controllers receive it as an argument; it is absent for
 * everybody else.
 */
public record CurrentUser(UUID id, String name, Role role) {

  /** What a member of staff may do; the events each may do it for are assigned per event. */
  public enum Role {
    ADMINISTRATOR,
    ORGANISER,
    MODERATOR,
    HELPER,
    DATA_PROTECTION
  }

  public boolean is(Role... roles) {
    for (Role each : roles) {
      if (each == role) {
        return true;
      }
    }
    return false;
  }

  /** Fails with {@code forbidden} (403) unless the person has one of the roles. */
  public CurrentUser must(Role... roles) {
    if (!is(roles)) {
      throw new Problem(403, "forbidden");
    }
    return this;
  }
}
