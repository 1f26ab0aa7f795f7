package de.stadtrunde.registration;

import static de.stadtrunde.shared.Catalogue.locale;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import de.stadtrunde.event.Event.Question;
import de.stadtrunde.organisation.Organisation;
import de.stadtrunde.shared.Catalogue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the fields with choices offer, in the page's language. */
@Component
class FormChoices {

  /** The languages of the city's people for which interpreters are asked, the product's first. */
  private static final List<String> INTERPRETED =
      List.of(
          "en", "tr", "ar", "uk", "it", "ro", "pl", "el", "bg", "ru", "fa", "hr", "ku", "sq", "es",
          "fr", "sr", "so", "ti", "ur", "zh", "vi", "pt", "hu", "prs");

  private final Catalogue catalogue;

  FormChoices(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @param hint null without one
   */
  record Option(String value, String label, String hint) {

    Option(String value, String label) {
      this(value, label, null);
    }
  }

  /** The languages in which mails are written, named in themselves. */
  List<Option> mailLanguages() {
    return catalogue.languages().stream()
        .map(each -> new Option(each.code(), each.name()))
        .toList();
  }

  /** By name in the page's language. */
  List<Option> interpretationLanguages(String language) {
    return INTERPRETED.stream()
        .map(code -> new Option(code, languageName(code, language)))
        .sorted(Comparator.comparing(Option::label, Collator.getInstance(locale(language))))
        .toList();
  }

  String languageName(String code, String language) {
    return ULocale.getDisplayName(code, locale(language));
  }

  List<Option> organisationTypes(String language) {
    return Arrays.stream(Organisation.Type.values())
        .map(type -> new Option(type.name(), organisationType(type.name(), language)))
        .toList();
  }

  String organisationType(String type, String language) {
    return catalogue.text(language, "organisation.type." + type);
  }

  List<Option> of(Question question, String language) {
    if (question.type() == Question.Type.YES_NO) {
      return List.of(
          new Option("true", catalogue.text(language, "shared.yes")),
          new Option("false", catalogue.text(language, "shared.no")));
    }
    return question.choices().stream()
        .map(each -> new Option(each.value(), FormErrors.in(each.label(), language)))
        .toList();
  }
}
