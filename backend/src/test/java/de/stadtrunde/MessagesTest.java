package de.stadtrunde;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every text is there in every language, asks for the same facts, and nobody asks for another. */
class MessagesTest {

  private static final Path MESSAGES = Path.of("../frontend/messages");
  private static final String FIRST = "de";

  /** {@code #{event.title(…)}} in a template. */
  private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[({}]");

  /** {@code #{${'event.participation.' + …}}}: one of several, decided later. */
  private static final Pattern PREFIX_IN_TEMPLATE =
      Pattern.compile("#\\{\\$\\{'([a-zA-Z][\\w.-]*)' \\+");

  /**
   * {@code catalogue.text(language, "event.title")}, with a plus if only the beginning is fixed.
   */
  private static final Pattern IN_JAVA =
      Pattern.compile("\\.text\\([^;\"]*?,\\s*\"([a-z]+\\.[\\w.-]*)\"(\\s*\\+)?");

  /** What a template's author tells the next one; not part of the page. */
  private static final Pattern COMMENT = Pattern.compile("<!--/\\*.*?\\*/-->", Pattern.DOTALL);

  private static final Pattern PROBLEM =
      Pattern.compile("(?:new Problem|Problem\\s*\\.later)\\(\\s*\\d{3},\\s*\"([a-z-]+)\"");

  @Test
  void saysEverythingInEveryLanguage() {
    Map<String, Map<String, String>> all = catalogues(MESSAGES);

    assertThat(all).containsOnlyKeys("de", "de-simple", "en", "tr", "ar", "uk");
    assertThat(missing(all)).isEmpty();
    assertThat(unequal(all)).isEmpty();
  }

  @Test
  void countsAsEachLanguageDoes() {
    catalogues(MESSAGES)
        .forEach((language, texts) -> assertThat(Plurals.wrong(language, texts)).isEmpty());
  }

  @Test
  void namesTextsThatCountInAnotherLanguagesWay() {
    assertThat(Plurals.wrong("uk", Map.of("a.two", "{0, plural, one {# захід} other {# заходи}}")))
        .containsExactly("uk a.two: [few, many]");
    assertThat(Plurals.wrong("tr", Map.of("a.few", "{0, plural, few {#} other {#}}")))
        .containsExactly("tr a.few: [few, one]");
    assertThat(
            Plurals.wrong(
                "ar", Map.of("a.none", "{0, plural, =0 {لا} other {نعم}}", "a.no", "{0}")))
        .isEmpty();
  }

  @Test
  void saysNothingTwice() {
    folders(MESSAGES).forEach(folder -> assertThat(keys(folder)).doesNotHaveDuplicates());
  }

  @Test
  void namesWhatOneLanguageLacksOrAsksForInAnotherWay() {
    Map<String, Map<String, String>> all =
        Map.of(
            "de",
                Map.of("a.one", "Eins", "a.two", "{0} von {1}", "a.many", "{0, plural, other {#}}"),
            "en", Map.of("a.one", "One", "a.two", "{0}", "a.three", "Three"));

    assertThat(missing(all)).containsExactlyInAnyOrder("en a.many", "de a.three");
    assertThat(unequal(all)).containsExactly("en a.two");
  }

  @Test
  void knowsEveryKeyThatPagesAndMailsAskFor() {
    Set<String> known = catalogues(MESSAGES).get(FIRST).keySet();
    Set<String> asked = new TreeSet<>();
    Stream.of("../frontend/pages", "../frontend/mails")
        .flatMap(folder -> files(Path.of(folder)))
        .forEach(file -> asked.addAll(unknownIn(read(file), known)));

    assertThat(asked).isEmpty();
  }

  @Test
  void knowsEveryKeyAndProblemThatCodeAsksFor() {
    Set<String> known = catalogues(MESSAGES).get(FIRST).keySet();
    Set<String> asked = new TreeSet<>();
    files(Path.of("src/main/java")).forEach(file -> asked.addAll(unknownInJava(read(file), known)));

    assertThat(asked).isEmpty();
  }

  @Test
  void namesKeysThatNobodyKnows() {
    Set<String> known = Set.of("a.known", "a.some.x", "problem.busy.title", "problem.busy.detail");

    assertThat(
            unknownIn("#{a.known} #{a.lost(${x})} #{${'a.some.' + y}} #{${'a.gone.' + y}}", known))
        .containsExactlyInAnyOrder("a.lost", "a.gone.*");
    assertThat(
            unknownInJava(
                "c.text(l(), \"a.known\"); c.text(l, \"a.lost\"); c.text(l, \"a.gone.\" + x);"
                    + " new Problem(503, \"busy\"); new Problem(404, \"strange\");",
                known))
        .containsExactlyInAnyOrder(
            "a.lost", "a.gone.*", "problem.strange.title", "problem.strange.detail");
  }

  private static Set<String> missing(Map<String, Map<String, String>> all) {
    Set<String> every =
        all.values().stream().flatMap(each -> each.keySet().stream()).collect(Collectors.toSet());
    return all.entrySet().stream()
        .flatMap(
            language ->
                every.stream()
                    .filter(key -> !language.getValue().containsKey(key))
                    .map(key -> language.getKey() + " " + key))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> unequal(Map<String, Map<String, String>> all) {
    Map<String, String> first = all.get(FIRST);
    Set<String> found = new TreeSet<>();
    all.forEach(
        (language, texts) ->
            texts.forEach(
                (key, text) -> {
                  String german = first.get(key);
                  if (german != null && !placeholders(german).equals(placeholders(text))) {
                    found.add(language + " " + key);
                  }
                }));
    return found;
  }

  private static Set<String> placeholders(String text) {
    MessagePattern pattern = new MessagePattern(text);
    return Stream.iterate(0, i -> i < pattern.countParts(), i -> i + 1)
        .map(pattern::getPart)
        .filter(
            part ->
                part.getType() == MessagePattern.Part.Type.ARG_NUMBER
                    || part.getType() == MessagePattern.Part.Type.ARG_NAME)
        .map(pattern::getSubstring)
        .collect(Collectors.toSet());
  }

  private static Set<String> unknownIn(String source, Set<String> known) {
    String template = COMMENT.matcher(source).replaceAll("");
    Set<String> asked = new TreeSet<>();
    IN_TEMPLATE.matcher(template).results().forEach(hit -> asked.add(hit.group(1)));
    asked.removeAll(known);
    PREFIX_IN_TEMPLATE
        .matcher(template)
        .results()
        .filter(hit -> noneBegins(known, hit.group(1)))
        .forEach(hit -> asked.add(hit.group(1) + "*"));
    return asked;
  }

  private static Set<String> unknownInJava(String source, Set<String> known) {
    Set<String> asked = new TreeSet<>();
    Matcher texts = IN_JAVA.matcher(source);
    while (texts.find()) {
      String key = texts.group(1);
      boolean beginning = texts.group(2) != null;
      if (beginning ? noneBegins(known, key) : !known.contains(key)) {
        asked.add(beginning ? key + "*" : key);
      }
    }
    PROBLEM
        .matcher(source)
        .results()
        .flatMap(
            hit -> Stream.of("title", "detail").map(part -> "problem." + hit.group(1) + "." + part))
        .filter(key -> !known.contains(key))
        .forEach(asked::add);
    return asked;
  }

  private static boolean noneBegins(Set<String> known, String beginning) {
    return known.stream().noneMatch(key -> key.startsWith(beginning));
  }

  private static Map<String, Map<String, String>> catalogues(Path root) {
    return folders(root)
        .collect(
            Collectors.toMap(folder -> folder.getFileName().toString(), MessagesTest::catalogue));
  }

  private static Stream<Path> folders(Path root) {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> catalogue(Path folder) {
    Map<String, String> all = new TreeMap<>();
    files(folder).forEach(file -> all.putAll(texts(file)));
    return all;
  }

  private static List<String> keys(Path folder) {
    return files(folder).flatMap(file -> texts(file).keySet().stream()).toList();
  }

  private static Map<String, String> texts(Path file) {
    return JsonMapper.shared().readValue(read(file), new TypeReference<>() {});
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
