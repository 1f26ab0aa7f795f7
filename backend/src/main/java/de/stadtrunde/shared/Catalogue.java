package de.stadtrunde.shared;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
      List.of(
          new Language("de", "Deutsch"),
          new Language("de-simple", "Leichte Sprache"),
          new Language("en", "English"),
          new Language("tr", "Türkçe"),
          new Language("ar", "العربية"),
          new Language("uk", "Українська"));

  private final Map<String, Map<String, String>> texts = new HashMap<>();
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  /**
   * A language the product speaks.
   *
   * @param code BCP 47; {@code de-simple} is Leichte Sprache (registered in 2013)
   * @param name in the language itself
   */
  public record Language(String code, String name) {

    public String direction() {
      return Catalogue.direction(code);
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

  /**
   * The offered language that a tag asks for, by RFC 4647 lookup: {@code ar-SY} is Arabic, but only
   * {@code de-simple} itself is Leichte Sprache. Empty for any other.
   *
   * @param tag BCP 47, in any case; may be null or none at all
   */
  public Optional<Language> offered(String tag) {
    String range = tag == null ? "" : tag;
    while (!range.isEmpty()) {
      for (Language language : LANGUAGES) {
        if (language.code().equalsIgnoreCase(range)) {
          return Optional.of(language);
        }
      }
      range = range.substring(0, Math.max(0, range.lastIndexOf('-')));
    }
    return Optional.empty();
  }

  /** The offered language for a tag; any other is answered with German. */
  public Language language(String tag) {
    return offered(tag).orElse(LANGUAGES.get(0));
  }

  /** {@code rtl} or {@code ltr}: how texts in this language run, offered or not. */
  public static String direction(String tag) {
    return ULocale.forLanguageTag(tag).isRightToLeft() ? "rtl" : "ltr";
  }

  /** The name in the language itself, offered or not. */
  public String name(String tag) {
    return offered(tag)
        .map(Language::name)
        .orElseGet(() -> ULocale.getDisplayName(tag, ULocale.forLanguageTag(tag)));
  }

  /** The first offered language of an {@code Accept-Language} header; German without one. */
  public Language preferred(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return LANGUAGES.get(0);
    }
    try {
      return Locale.LanguageRange.parse(acceptLanguage).stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> offered(range.getRange()).stream())
          .findFirst()
          .orElse(LANGUAGES.get(0));
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

  /**
   * The rules of a language for plurals, dates and order: German ones for Leichte Sprache, Latin
   * digits and the Gregorian calendar in every language.
   */
  public static ULocale locale(String language) {
    return ULocale.forLanguageTag(
        ULocale.forLanguageTag(language).getLanguage() + "-u-ca-gregory-nu-latn");
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
