package de.stadtrunde.organisation;

import static de.stadtrunde.shared.PersonalData.Field.notPersonal;

import de.stadtrunde.shared.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** The directory names institutions, never people. */
@Component
class OrganisationFields implements PersonalData {

  @Override
  public List<Field> fields() {
    return List.of(
        notPersonal("organisation.name"),
        notPersonal("organisation.name_key"),
        notPersonal("organisation.type"));
  }
}
