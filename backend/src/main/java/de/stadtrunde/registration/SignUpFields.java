package de.stadtrunde.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a person has typed so far, by the names of the form's fields; anything may be missing. The
 * people of the form are {@code attendee.0.…}, {@code attendee.1.…} and so on.
 */
final class SignUpFields {

  /** As many as one form shows without tiring; larger groups are a matter for the telephone. */
  static final int MOST_PEOPLE = 50;

  private static final Pattern KNOWN =
      Pattern.compile(
          "who|participation|seen|organisation\\.(name|type)|contact\\.(name|email|language)"
              + "|answer\\..+|consent\\.(guardian|photo)|attendee\\.\\d{1,2}\\."
              + "(name|child|email|language|function|was"
              + "|need\\.(interpretation|signLanguage|wheelchair|childcare|childcareAges|diet))");
  private static final Pattern PERSON = Pattern.compile("attendee\\.(\\d{1,2})\\.(.+)");

  private final Map<String, List<String>> typed;

  private SignUpFields(Map<String, List<String>> typed) {
    this.typed = typed;
  }

  /** Of a form's body; fields that no page asks are left out. */
  static SignUpFields of(Map<String, List<String>> sent) {
    Map<String, List<String>> typed = new LinkedHashMap<>();
    sent.forEach(
        (name, values) -> {
          if (KNOWN.matcher(name).matches() && !values.isEmpty()) {
            typed.put(name, List.copyOf(values));
          }
        });
    return new SignUpFields(typed);
  }

  /** As typed; null when the field was not sent. */
  String get(String name) {
    List<String> values = typed.get(name);
    return values == null ? null : values.get(0);
  }

  /** Every value of a field with several; empty without any. */
  List<String> all(String name) {
    return typed.getOrDefault(name, List.of());
  }

  boolean is(String name) {
    return "true".equals(get(name));
  }

  boolean has(String name) {
    return get(name) != null && !get(name).isBlank();
  }

  Map<String, List<String>> all() {
    return typed;
  }

  SignUpFields with(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(typed);
    changed.put(name, List.of(value));
    return new SignUpFields(changed);
  }

  /** The same, if the field was not sent or left empty. */
  SignUpFields orElse(String name, String value) {
    return has(name) ? this : with(name, value);
  }

  /** How many people are listed, named or not. */
  int people() {
    return typed.keySet().stream().mapToInt(SignUpFields::number).max().orElse(-1) + 1;
  }

  private static int number(String name) {
    Matcher person = PERSON.matcher(name);
    boolean listed = person.matches() && !person.group(2).startsWith("need.");
    return listed ? Integer.parseInt(person.group(1)) : -1;
  }

  /** With at least so many rows for people. */
  SignUpFields rows(int least) {
    Map<String, List<String>> changed = new LinkedHashMap<>(typed);
    IntStream.range(0, Math.min(Math.max(least, people()), MOST_PEOPLE))
        .forEach(n -> changed.putIfAbsent(person(n, "name"), List.of("")));
    return new SignUpFields(changed);
  }

  /** Without that person; those behind move up. */
  SignUpFields without(int gone) {
    Map<String, List<String>> changed = new LinkedHashMap<>();
    typed.forEach(
        (name, values) -> {
          Matcher person = PERSON.matcher(name);
          int n = person.matches() ? Integer.parseInt(person.group(1)) : -1;
          if (n != gone) {
            changed.put(n > gone ? person(n - 1, person.group(2)) : name, values);
          }
        });
    return new SignUpFields(changed);
  }

  static String person(int number, String field) {
    return "attendee." + number + "." + field;
  }

  /** For templates: one value each, or all of them for the named fields of several. */
  Map<String, Object> model(List<String> several) {
    Map<String, Object> model = new TreeMap<>();
    typed.forEach(
        (name, values) -> model.put(name, several.contains(name) ? values : values.get(0)));
    return model;
  }
}
