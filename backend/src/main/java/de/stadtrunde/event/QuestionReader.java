package de.stadtrunde.event;

import de.stadtrunde.event.Event.Question;
import de.stadtrunde.event.Event.Question.Choice;
import de.stadtrunde.event.Event.Question.Condition;
import de.stadtrunde.event.Event.Question.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the questions of an event's document, in the order in which the form asks them. */
final class QuestionReader {

  private static final int MOST_QUESTIONS = 30;
  private static final int MOST_CHOICES = 50;

  /** Names of columns in exports and members in JSON. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

  private final Map<String, Question> earlier = new LinkedHashMap<>();

  private QuestionReader() {}

  static List<Question> read(Fields event) {
    QuestionReader reader = new QuestionReader();
    List<Question> questions = new ArrayList<>();
    for (Fields each : event.objects("questions", MOST_QUESTIONS)) {
      questions.add(reader.question(each));
    }
    return questions;
  }

  private Question question(Fields fields) {
    String key = key(fields);
    Type type = fields.choice("type", Type.class);
    if (!fields.has("type")) {
      fields.fault("type", "required");
    }
    Question question =
        new Question(
            key,
            type,
            fields.flag("required"),
            label(fields),
            choices(fields, type),
            dependsOn(fields));
    if (key != null && earlier.putIfAbsent(key, question) != null) {
      fields.fault("key", "not-unique");
    }
    return question;
  }

  private static String key(Fields fields) {
    String key = fields.line("key", 40);
    if (key == null) {
      fields.fault("key", "required");
    } else if (!KEY.matcher(key).matches()) {
      fields.fault("key", "key");
    }
    return key;
  }

  private static Map<String, String> label(Fields fields) {
    Map<String, String> label = fields.lines("label", 300);
    if (label.isEmpty()) {
      fields.fault("label", "required");
    }
    return label;
  }

  private static List<Choice> choices(Fields fields, Type type) {
    List<Choice> choices = new ArrayList<>();
    Set<String> values = new HashSet<>();
    for (Fields each : fields.objects("choices", MOST_CHOICES)) {
      Choice choice = new Choice(each.line("value", 100), label(each));
      if (choice.value() == null) {
        each.fault("value", "required");
      } else if (!values.add(choice.value())) {
        each.fault("value", "not-unique");
      }
      choices.add(choice);
    }
    checkNumber(fields, type, choices);
    return choices;
  }

  private static void checkNumber(Fields fields, Type type, List<Choice> choices) {
    boolean offers = type == Type.CHOICE || type == Type.CHOICES;
    if (offers && choices.isEmpty()) {
      fields.fault("choices", "required");
    }
    if (type != null && !offers && !choices.isEmpty()) {
      fields.fault("choices", "without-choices");
    }
  }

  /** Only what was asked before can decide; so no circle can arise. */
  private Condition dependsOn(Fields fields) {
    if (!fields.has("dependsOn")) {
      return null;
    }
    Fields condition = fields.object("dependsOn");
    String question = condition.line("question", 40);
    String answer = condition.line("answer", 100);
    if (question == null || !earlier.containsKey(question)) {
      condition.fault("question", "unknown");
    } else if (answer == null || !isAnswer(earlier.get(question), answer)) {
      condition.fault("answer", "unknown");
    }
    return new Condition(question, answer);
  }

  private static boolean isAnswer(Question question, String answer) {
    if (question.type() == Type.YES_NO) {
      return answer.equals("true") || answer.equals("false");
    }
    return question.choices().stream().anyMatch(choice -> answer.equals(choice.value()));
  }
}
