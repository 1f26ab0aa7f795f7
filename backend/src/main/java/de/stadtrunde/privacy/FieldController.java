package de.stadtrunde.privacy;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.PersonalData.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The field catalogue for those who answer for it. */
@RestController
class FieldController {

  private final FieldCatalogue fields;
  private final Catalogue texts;

  FieldController(FieldCatalogue fields, Catalogue texts) {
    this.fields = fields;
    this.texts = texts;
  }

  @GetMapping("/api/staff/privacy/fields")
  Map<String, List<Map<String, String>>> list(CurrentUser user, Locale locale) {
    user.must(Role.ADMINISTRATOR, Role.DATA_PROTECTION);
    String language = locale.toLanguageTag();
    return Map.of(
        "items", fields.personal().stream().map(field -> described(field, language)).toList());
  }

  private Map<String, String> described(Field field, String language) {
    return Map.of(
        "column", field.column(),
        "field", texts.text(language, "privacy.field." + field.column()),
        "purpose", texts.text(language, "privacy.purpose." + field.purpose()),
        "recipients", texts.text(language, "privacy.recipients." + field.purpose()),
        "basis", field.basis(),
        "deletion", texts.text(language, "privacy.deletion." + field.deletion()));
  }
}
