package de.stadtrunde.shared;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every text that the product says, by language and key, as ICU MessageFormat with positional
 * arguments. A key that a language lacks is said in German.
 */
@Component("messageSource")
public class Catalogue implements MessageSource {

  /** The first language of the product: what a text falls back to. */
  public static final String GERMAN = "de";

  private static final Object[] NOTHING = {};
  private static final List<Language> LANGUAGES =
      List.of(new Language("de", "Deutsch", false), new Language("en", "English", false));

  private final Map<String, Map<String, String>> texts = new HashMap<>();
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  /**
   * A language the product speaks.
   *
   * @param code BCP 47
   * @param name in the language itself
   */
  public record Language(String code, String name, boolean rightToLeft) {

    public String direction() {
      return rightToLeft ? "rtl" : "ltr";
    }
  }

  Catalogue() throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    for (Language language : LANGUAGES) {
      Map<String, String> all = new HashMap<>();
      for (Resource file : files(language)) {
        all.putAll(
            json.readValue(
                file.getContentAsByteArray(), new TypeReference<Map<String, String>>() {}));
      }
      texts.put(language.code(), all);
    }
  }

  private static Resource[] files(Language language) throws IOException {
    return new PathMatchingResourcePatternResolver()
        .getResources("classpath*:messages/" + language.code() + "/*.json");
  }

  /** In the order in which they are offered; German first. */
  public List<Language> languages() {
    return LANGUAGES;
  }

  /** The language with this code; any other code is answered with German. */
  public Language language(String code) {
    return LANGUAGES.stream()
        .filter(language -> language.code().equals(code))
        .findFirst()
        .orElse(LANGUAGES.get(0));
  }

  /** The first offered language of an {@code Accept-Language} header; German without one. */
  public Language preferred(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return LANGUAGES.get(0);
    }
    try {
      List<String> codes = LANGUAGES.stream().map(Language::code).toList();
      String tag = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), codes);
      return language(tag);
    } catch (IllegalArgumentException unreadable) {
      return LANGUAGES.get(0);
    }
  }

  /** The text in this language, else in German, else the key itself. */
  public String text(String language, String key, Object... arguments) {
    MessageFormat format = format(language, key);
    if (format == null) {
      return key;
    }
    synchronized (format) {
      return format.format(arguments);
    }
  }

  private MessageFormat format(String language, String key) {
    return formats.computeIfAbsent(
        language + " " + key,
        missing -> {
          String own = texts.getOrDefault(language, Map.of()).get(key);
          String text = own != null ? own : texts.get(GERMAN).get(key);
          return text == null
              ? null
              : new MessageFormat(text, locale(own != null ? language : GERMAN));
        });
  }

  /** Latin digits and the Gregorian calendar in every language. */
  private static ULocale locale(String language) {
    return ULocale.forLanguageTag(language + "-u-ca-gregory-nu-latn");
  }

  @Override
  public String getMessage(String key, Object[] arguments, String otherwise, Locale locale) {
    String said = text(locale.toLanguageTag(), key, arguments == null ? NOTHING : arguments);
    return said.equals(key) && otherwise != null ? otherwise : said;
  }

  @Override
  public String getMessage(String key, Object[] arguments, Locale locale) {
    return getMessage(key, arguments, null, locale);
  }

  @Override
  public String getMessage(MessageSourceResolvable message, Locale locale) {
    return getMessage(
        message.getCodes()[0], message.getArguments(), message.getDefaultMessage(), locale);
  }
}
