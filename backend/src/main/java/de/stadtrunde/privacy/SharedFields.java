package de.stadtrunde.privacy;

import de.stadtrunde.shared.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** The columns that belong to no module. */
@Component
class SharedFields implements PersonalData {

  @Override
  public List<Field> fields() {
    return List.of(Field.notPersonal("secret.name"), Field.notPersonal("secret.value"));
  }
}
