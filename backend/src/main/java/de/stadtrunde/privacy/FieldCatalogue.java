package de.stadtrunde.privacy;

import de.stadtrunde.shared.PersonalData;
import de.stadtrunde.shared.PersonalData.Field;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** What all modules keep about people, in one list: the record of GDPR Art. 30 begins here. */
@Service
class FieldCatalogue {

  private final List<Field> fields;

  FieldCatalogue(List<PersonalData> modules) {
    fields =
        modules.stream()
            .flatMap(module -> module.fields().stream())
            .sorted(Comparator.comparing(Field::column))
            .toList();
  }

  /** Personal or not, by column; each column once if the modules are right. */
  List<Field> all() {
    return fields;
  }

  /** By column; finite. */
  List<Field> personal() {
    return fields.stream().filter(Field::personal).toList();
  }
}
