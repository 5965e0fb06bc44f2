package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Number;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Truth;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions about values. */
public final class Values {

  private Values() {}

  /** The text of a string that is known in full. */
  public static Optional<String> text(Value value) {
    return value instanceof Text text && text.known() ? Optional.of(text.text()) : Optional.empty();
  }

  /** The text of a string; what is not known of it stands as a hole. */
  public static String textOrHole(Value value) {
    return value instanceof Text text ? text.text() : Text.hole().text();
  }

  /** What {@code str(value)} gives. */
  static Text str(Value value) {
    return switch (value) {
      case Text text -> text;
      case Number number -> Text.of(number.value());
      case Bool bool -> Text.of(bool.value() ? "True" : "False");
      case None none -> Text.of("None");
      default -> Text.hole();
    };
  }

  /** Whether two values are equal, as {@code ==} sees it. */
  static Truth equal(Value left, Value right) {
    if (left instanceof Text a && right instanceof Text b) {
      return a.known() && b.known() ? Truth.of(a.text().equals(b.text())) : Truth.UNKNOWN;
    }
    if (constant(left) && constant(right)) {
      return Truth.of(left.equals(right));
    }
    if (left instanceof Reference && left.equals(right)) {
      return Truth.TRUE;
    }
    return Truth.UNKNOWN;
  }

  private static boolean constant(Value value) {
    return value instanceof None
        || value instanceof Bool
        || value instanceof Number
        || (value instanceof Text text && text.known());
  }

  /** What is known of a value that is one or the other. */
  static Value join(Value left, Value right, String name) {
    if (left.equals(right)) {
      return left;
    }
    if (left instanceof Text a && right instanceof Text b && a.text().equals(b.text())) {
      return a;
    }
    return new Unknown("`" + name + "` depends on a condition");
  }

  /** The items of a list, tuple or set that is known in full. */
  public static Optional<List<Value>> items(Value value) {
    return value instanceof Sequence sequence && sequence.complete()
        ? Optional.of(sequence.items())
        : Optional.empty();
  }

  /** The strings of a list of strings; what is not known stands as a hole. */
  public static List<String> texts(Value value) {
    List<String> texts = new ArrayList<>();
    switch (value) {
      case Sequence sequence -> sequence.items().forEach(item -> texts.add(textOrHole(item)));
      case Text text -> texts.add(text.text());
      default -> texts.add(Text.hole().text());
    }
    return texts;
  }
}
