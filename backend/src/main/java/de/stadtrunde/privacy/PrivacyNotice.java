package de.stadtrunde.privacy;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.PersonalData.Field;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What is stored about people, in words and by purpose (GDPR, Art. 13): the field catalogue, read
 * aloud. Nobody writes this list, so it can lack nothing that is stored.
 */
@Component
class PrivacyNotice {

  /** As people meet them; purposes that nobody has put into this order follow it. */
  private static final List<String> ORDER =
      List.of("take-part", "reach", "prepare", "needs", "consents", "access", "join");

  /** Of those who work here, after everybody else. */
  private static final List<String> LAST =
      List.of("mail.delivery", "mail.mailbox", "contact", "staff");

  private final FieldCatalogue fields;
  private final Catalogue texts;

  PrivacyNotice(FieldCatalogue fields, Catalogue texts) {
    this.fields = fields;
    this.texts = texts;
  }

  /**
   * Why something is stored and what becomes of it.
   *
   * @param key of the purpose
   * @param recipients who sees it
   * @param rules each with at least one field
   */
  record Purpose(String key, String title, String recipients, List<Rule> rules) {}

  /**
   * Fields of one purpose that have basis and deletion in common.
   *
   * @param fields in words, each once
   */
  record Rule(List<String> fields, String basis, String deletion) {}

  /** In this language; every personal field of the catalogue is in exactly one rule. */
  List<Purpose> in(String language) {
    Map<String, List<Field>> byPurpose =
        fields.personal().stream()
            .collect(
                Collectors.groupingBy(Field::purpose, LinkedHashMap::new, Collectors.toList()));
    return byPurpose.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> rank(entry.getKey())))
        .map(entry -> purpose(entry.getKey(), entry.getValue(), language))
        .toList();
  }

  private static int rank(String purpose) {
    if (LAST.contains(purpose)) {
      return ORDER.size() + 1 + LAST.indexOf(purpose);
    }
    return ORDER.contains(purpose) ? ORDER.indexOf(purpose) : ORDER.size();
  }

  private Purpose purpose(String key, List<Field> fields, String language) {
    Map<List<String>, List<Field>> byRule =
        fields.stream()
            .collect(
                Collectors.groupingBy(
                    field -> List.of(field.basis(), field.deletion()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return new Purpose(
        key,
        texts.text(language, "privacy.purpose." + key),
        texts.text(language, "privacy.recipients." + key),
        byRule.values().stream().map(alike -> rule(alike, language)).toList());
  }

  private Rule rule(List<Field> alike, String language) {
    Field one = alike.get(0);
    return new Rule(
        alike.stream()
            .map(field -> texts.text(language, "privacy.field." + field.column()))
            .distinct()
            .toList(),
        texts.text(language, "privacy.basis." + basis(one.basis())),
        texts.text(language, "privacy.deletion." + one.deletion()));
  }

  /** {@code GDPR 6(1)(e)} as a key: {@code 6-1-e}. */
  static String basis(String basis) {
    return basis.replace("GDPR ", "").replace(")(", "-").replace("(", "-").replace(")", "");
  }
}
