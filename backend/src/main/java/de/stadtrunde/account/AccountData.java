package de.stadtrunde.account;

import de.stadtrunde.shared.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AccountData implements PersonalData {

  private static final String PURPOSE = "staff";
  private static final String BASIS = "GDPR 6(1)(e)";
  private static final String DELETION = "account-removed";

  @Override
  public List<Field> fields() {
    return List.of(
        new Field("staff_account.email", PURPOSE, BASIS, DELETION),
        new Field("staff_account.name", PURPOSE, BASIS, DELETION),
        new Field("staff_account.password_hash", PURPOSE, BASIS, DELETION),
        Field.notPersonal("staff_account.role"),
        new Field("staff_session.hash", PURPOSE, BASIS, "staff-session"));
  }
}
