package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Number;
import dev.migrationguard.frontend.python.eval.Value.OneOf;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Pieces;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions about values. */
public final class Values {

  /** Values that a name may have; with more of them nothing useful can be said. */
  private static final int MOST_CHOICES = 4;

  private Values() {}

  /** The text of a string that is known in full. */
  public static Optional<String> text(Value value) {
    return plain(value) instanceof Text text && text.known() ? Optional.of(text.text()) : Optional.empty();
  }

  /** The text of a string; what is not known of it stands as a hole. */
  public static String textOrHole(Value value) {
    return plain(value) instanceof Text text ? text.text() : Text.hole().text();
  }

  /** The string that a member of an enum stands for where a string is wanted; any other value as it is. */
  public static Value plain(Value value) {
    return value instanceof Value.Instance member && member.attributes().get("value") instanceof Text text
        ? text
        : value;
  }

  /** What {@code str(value)} gives. */
  static Text str(Value value) {
    return switch (value) {
      case Text text -> text;
      case Number number -> Text.of(number.value());
      case Bool bool -> Text.of(bool.value() ? "True" : "False");
      case None none -> Text.of("None");
      case Value.FilePath file -> Text.of(file.path());
      case Value.Instance member when member.attributes().get("value") instanceof Text text -> text;
      default -> Text.hole();
    };
  }

  /** What a value costs to work on, in evaluations. */
  static int weight(Value value) {
    return switch (value) {
      case Text text -> Pieces.weight(text.pieces());
      case Sequence sequence -> sequence.items().size() / 16;
      case Mapping mapping -> mapping.entries().size() / 16;
      default -> 0;
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
    if (left == right || (left instanceof Reference && left.equals(right))) {
      return left instanceof Value.Unknown ? Truth.UNKNOWN : Truth.TRUE;
    }
    if (left instanceof Value.Instance a && right instanceof Value.Instance b && a.type() == b.type()) {
      Value one = a.attributes().get("value");
      Value other = b.attributes().get("value");
      return one == null || other == null ? Truth.UNKNOWN : equal(one, other);
    }
    if (left instanceof Value.Instance a && constant(right) && a.attributes().get("value") instanceof Text value) {
      return equal(value, right);
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
    if (same(left, right)) {
      return left;
    }
    List<Value> choice = new ArrayList<>();
    for (Value side : List.of(left, right)) {
      for (Value one : side instanceof OneOf several ? several.values() : List.of(side)) {
        boolean statement = carries(one);
        if (!statement || choice.size() > MOST_CHOICES) {
          return new Unknown("`" + name + "` depends on a condition");
        }
        if (choice.stream().noneMatch(known -> same(known, one))) {
          choice.add(one);
        }
      }
    }
    return choice.size() > MOST_CHOICES ? new Unknown("`" + name + "` depends on a condition") : new OneOf(choice);
  }

  private static boolean carries(Value value) {
    return switch (value) {
      case Text text -> true;
      case Function function -> true;
      case Value.Built built -> true;
      case Value.Bound bound -> true;
      case Value.ClassValue type -> true;
      case Value.Instance instance -> true;
      case None none -> true;
      default -> false;
    };
  }

  /** Whether two values are certainly the same. Says no where telling would take long. */
  static boolean same(Value left, Value right) {
    return new Comparison().same(left, right);
  }

  /** A list can hold another many times over, so that comparing two of them can be endless. */
  private static final class Comparison {

    private int left = 1_000;

    boolean same(Value one, Value other) {
      if (one == other) {
        return true;
      }
      if (--left < 0) {
        return false;
      }
      return switch (one) {
        case Text a -> other instanceof Text b && a.text().equals(b.text());
        case Sequence a ->
            other instanceof Sequence b && a.complete() == b.complete() && same(a.items(), b.items());
        case Mapping a -> other instanceof Mapping b && a.complete() == b.complete() && sameEntries(a, b);
        case OneOf a -> other instanceof OneOf b && same(a.values(), b.values());
        case Value.Built a ->
            other instanceof Value.Built b
                && a.site() == b.site()
                && same(a.callee(), b.callee())
                && same(a.arguments().positional(), b.arguments().positional())
                && a.arguments().named().keySet().equals(b.arguments().named().keySet())
                && same(List.copyOf(a.arguments().named().values()), List.copyOf(b.arguments().named().values()));
        case Value.Method a ->
            other instanceof Value.Method b && a.name().equals(b.name()) && same(a.receiver(), b.receiver());
        case None a -> other instanceof None;
        case Bool a -> a.equals(other);
        case Number a -> a.equals(other);
        case Reference a -> a.equals(other);
        case Unknown a -> a.equals(other);
        case Value.Foreign a -> a.equals(other);
        default -> false;
      };
    }

    private boolean same(List<Value> one, List<Value> other) {
      boolean same = one.size() == other.size();
      for (int i = 0; same && i < one.size(); i++) {
        same = same(one.get(i), other.get(i));
      }
      return same;
    }

    private boolean sameEntries(Mapping one, Mapping other) {
      boolean same = one.entries().size() == other.entries().size();
      for (int i = 0; same && i < one.entries().size(); i++) {
        same =
            same(one.entries().get(i).key(), other.entries().get(i).key())
                && same(one.entries().get(i).value(), other.entries().get(i).value());
      }
      return same;
    }
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
