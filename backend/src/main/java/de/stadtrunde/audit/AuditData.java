package de.stadtrunde.audit;

import de.stadtrunde.shared.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AuditData implements PersonalData {

  @Override
  public List<Field> fields() {
    return List.of(
        Field.notPersonal("audit_entry.action"),
        Field.notPersonal("audit_entry.subject"),
        Field.notPersonal("audit_entry.detail"));
  }
}
