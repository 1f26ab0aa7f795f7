package de.stadtrunde.event;

import de.stadtrunde.StaffMember;
import de.stadtrunde.shared.CurrentUser.Role;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;

/** Members of staff whose session has just been used by the test's clock. */
final class SignedIn {

  private SignedIn() {}

  static StaffMember as(Role role, DatabaseClient database, Clock clock) {
    StaffMember member = StaffMember.signedIn(database, role);
    database
        .sql("UPDATE staff_session SET created_at = :now, last_used_at = :now")
        .bind("now", clock.instant())
        .then()
        .block();
    return member;
  }
}
