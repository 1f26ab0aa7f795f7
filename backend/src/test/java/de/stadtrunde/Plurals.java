package de.stadtrunde;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import de.stadtrunde.shared.Catalogue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares the plural forms that a text has with those that its language has for whole numbers. */
final class Plurals {

  private Plurals() {}

  /**
   * Forms that are missing, and forms that the language does not know. A text may do without all of
   * them: {@code other}, alone or beside exact numbers, then fits every number.
   */
  static Set<String> wrong(String language, Map<String, String> texts) {
    PluralRules rules = PluralRules.forLocale(Catalogue.locale(language));
    Set<String> wrong = new TreeSet<>();
    texts.forEach(
        (key, text) -> {
          for (Set<String> forms : forms(text)) {
            Set<String> unequal = unequal(forms, whole(rules));
            if (forms.size() > 1 && !unequal.isEmpty()) {
              wrong.add(language + " " + key + ": " + unequal);
            }
          }
        });
    return wrong;
  }

  /** Fractions aside: people and seats are counted whole. */
  private static Set<String> whole(PluralRules rules) {
    Set<String> forms = new HashSet<>(Set.of(PluralRules.KEYWORD_OTHER));
    for (int number = 0; number <= 200; number++) {
      forms.add(rules.select(number));
    }
    return forms;
  }

  private static Set<String> unequal(Set<String> some, Set<String> others) {
    Set<String> unequal = new TreeSet<>(some);
    unequal.addAll(others);
    unequal.removeIf(form -> some.contains(form) && others.contains(form));
    return unequal;
  }

  /** The forms of each plural in a text; exact numbers ({@code =0}) are none. */
  private static List<Set<String>> forms(String text) {
    MessagePattern pattern = new MessagePattern(text);
    List<Set<String>> all = new ArrayList<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      Part part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_START
          && part.getArgType() == MessagePattern.ArgType.PLURAL) {
        all.add(forms(pattern, i + 1, pattern.getLimitPartIndex(i)));
      }
    }
    return all;
  }

  private static Set<String> forms(MessagePattern pattern, int from, int to) {
    Set<String> forms = new TreeSet<>();
    for (int i = from; i < to; i++) {
      if (pattern.getPart(i).getType() == Part.Type.ARG_SELECTOR) {
        forms.add(pattern.getSubstring(pattern.getPart(i)));
        i = pattern.getLimitPartIndex(nextMessage(pattern, i));
      }
    }
    forms.removeIf(form -> form.startsWith("="));
    return forms;
  }

  /** Between a selector and its message there may stand the number of an exact one. */
  private static int nextMessage(MessagePattern pattern, int selector) {
    int next = selector + 1;
    while (pattern.getPart(next).getType() != Part.Type.MSG_START) {
      next++;
    }
    return next;
  }
}
