package de.stadtrunde.registration;

import de.stadtrunde.event.Event.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks what was answered to an event's questions; what was not asked is dropped. */
final class Answers {

  /** A long paragraph; documents belong elsewhere. */
  static final int LONGEST_TEXT = 2_000;

  private final List<Question> questions;
  private final Faults faults;
  private final Map<String, Object> checked = new LinkedHashMap<>();

  Answers(List<Question> questions, Faults faults) {
    this.questions = questions;
    this.faults = faults;
  }

  /** The answers by question, in the order of the form. */
  Map<String, Object> check(Map<String, Object> typed) {
    Map<String, Object> given = typed == null ? Map.of() : typed;
    given.keySet().stream()
        .filter(key -> questions.stream().noneMatch(question -> question.key().equals(key)))
        .forEach(key -> faults.add(pointer(key), "unknown"));
    questions.stream()
        .filter(question -> asked(question, checked))
        .forEach(question -> check(question, given.get(question.key())));
    return checked;
  }

  /** Whether the question is asked of somebody who gave these answers so far. */
  static boolean asked(Question question, Map<String, Object> answers) {
    Question.Condition condition = question.dependsOn();
    return condition == null
        || Objects.toString(answers.get(condition.question()), "").equals(condition.answer())
        || answers.get(condition.question()) instanceof List<?> several
            && several.contains(condition.answer());
  }

  private void check(Question question, Object typed) {
    boolean empty =
        typed == null
            || typed instanceof String text && text.isBlank()
            || typed instanceof List<?> list && list.isEmpty();
    if (!empty) {
      Object answer = read(question, typed);
      if (answer != null) {
        checked.put(question.key(), answer);
      }
    } else if (question.required()) {
      faults.add(pointer(question.key()), "required");
    }
  }

  private Object read(Question question, Object typed) {
    String pointer = pointer(question.key());
    return switch (question.type()) {
      case TEXT ->
          typed instanceof String text
              ? faults.lines(pointer, text, LONGEST_TEXT)
              : wrong(pointer, "text");
      case YES_NO -> typed instanceof Boolean ? typed : wrong(pointer, "yes-no");
      case NUMBER -> typed instanceof Number ? typed : wrong(pointer, "number");
      case CHOICE -> offered(question, typed) ? typed : wrong(pointer, "unknown");
      case CHOICES ->
          typed instanceof List<?> several
                  && several.stream().allMatch(one -> offered(question, one))
              ? several.stream().distinct().toList()
              : wrong(pointer, "unknown");
    };
  }

  private static boolean offered(Question question, Object value) {
    return question.choices().stream().anyMatch(choice -> choice.value().equals(value));
  }

  private Object wrong(String pointer, String code) {
    faults.add(pointer, code);
    return null;
  }

  /** RFC 6901: ~ and / of a key are escaped. */
  private static String pointer(String key) {
    return "/answers/" + key.replace("~", "~0").replace("/", "~1");
  }
}
