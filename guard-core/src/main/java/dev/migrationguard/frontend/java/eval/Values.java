package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Decimal;
import dev.migrationguard.frontend.java.eval.Value.Entry;
import dev.migrationguard.frontend.java.eval.Value.Foreign;
import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Instance;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.Items;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.OneOf;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Type;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Pieces;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Questions about values. */
public final class Values {

  /** Values that something may have; with more of them nothing useful can be said. */
  private static final int MOST_CHOICES = 4;

  private Values() {}

  /** The text of a string that is known in full. */
  public static Optional<String> text(Value value) {
    return value instanceof Text text && text.known() ? Optional.of(text.text()) : Optional.empty();
  }

  /** The number of a value that is a known one and fits. */
  public static Optional<Integer> integer(Value value) {
    return value instanceof Int number && number.value() == (int) number.value()
        ? Optional.of((int) number.value())
        : Optional.empty();
  }

  /** The items of a list, set, array or stream, where all of them are known. */
  public static Optional<List<Value>> items(Value value) {
    Value state = value instanceof Held held ? held.cell().value() : value;
    return state instanceof Items items && items.complete() ? Optional.of(items.items()) : Optional.empty();
  }

  /** The string that a value turns into. */
  static Text str(Value value) {
    return switch (value) {
      case Text text -> text;
      case Int number -> Text.of(String.valueOf(number.value()));
      case Decimal number -> Text.of(number.text());
      case Bool bool -> Text.of(String.valueOf(bool.value()));
      case Null none -> Text.of("null");
      case Held held when held.cell().value() instanceof Text text -> text;
      case Held held when held.kind() == Value.Kind.NUMBER -> str(held.cell().value());
      case Held held when held.kind() == Value.Kind.JOINER -> Joiners.text(held);
      case Instance own when own.type().declares("toString", 0) -> Text.hole();
      case Instance constant when constant.fields().containsKey(Classes.ENUM_NAME) ->
          constant.fields().get(Classes.ENUM_NAME).value() instanceof Text name ? name : Text.hole();
      default -> Text.hole();
    };
  }

  /** What a value costs to work on, in evaluations. */
  static int weight(Value value) {
    return switch (value) {
      case Text text -> Pieces.weight(text.pieces());
      case Items items -> items.items().size() / 16;
      case Held held -> weight(held.cell().value());
      default -> 0;
    };
  }

  /** Strings one after the other. */
  static Text joined(List<Text> parts) {
    List<Piece> pieces = new ArrayList<>();
    for (Text part : parts) {
      Pieces.append(pieces, part.pieces());
    }
    return new Text(Pieces.bounded(pieces));
  }

  static Text plus(Text left, Text right) {
    return joined(List.of(left, right));
  }

  /** Whether two values are equal, as {@code equals} sees it. */
  static Truth equal(Value left, Value right) {
    if (left instanceof Text a && right instanceof Text b) {
      return a.known() && b.known() ? Truth.of(a.text().equals(b.text())) : Truth.UNKNOWN;
    }
    if (constant(left) && constant(right)) {
      return Truth.of(left.equals(right));
    }
    boolean none = left instanceof Null || right instanceof Null;
    if (none && something(left) && something(right)) {
      return Truth.FALSE;
    }
    if (left instanceof Instance && right instanceof Instance) {
      boolean constants = isConstant(left) && isConstant(right);
      return left == right ? Truth.TRUE : constants ? Truth.FALSE : Truth.UNKNOWN;
    }
    return left instanceof Type && right instanceof Type ? Truth.of(left.equals(right)) : Truth.UNKNOWN;
  }

  private static boolean isConstant(Value value) {
    return value instanceof Instance instance && instance.fields().containsKey(Classes.ENUM_NAME);
  }

  private static boolean constant(Value value) {
    return value instanceof Null || value instanceof Bool || value instanceof Int || value instanceof Text text
        && text.known();
  }

  /** Whether it is certainly not {@code null}, or {@code null} itself. */
  private static boolean something(Value value) {
    return !(value instanceof Unknown || value instanceof OneOf || value instanceof Foreign);
  }

  /** Applies a function to a value, or to each of those that it may be. */
  static Value each(Value value, UnaryOperator<Value> function) {
    if (!(value instanceof OneOf several)) {
      return function.apply(value);
    }
    List<Value> results = new ArrayList<>();
    for (Value one : several.values()) {
      results.add(function.apply(one));
    }
    return oneOf(results);
  }

  /** One of several values. */
  static Value oneOf(List<Value> values) {
    List<Value> different = new ArrayList<>();
    for (Value value : values) {
      for (Value one : value instanceof OneOf several ? several.values() : List.of(value)) {
        if (!different.contains(one)) {
          different.add(one);
        }
      }
    }
    if (different.size() == 1) {
      return different.get(0);
    }
    boolean unknown = different.stream().anyMatch(Unknown.class::isInstance);
    if (!unknown && different.size() <= MOST_CHOICES) {
      return new OneOf(different);
    }
    boolean texts = different.stream().allMatch(Text.class::isInstance);
    return texts ? Text.hole() : different.stream().filter(Unknown.class::isInstance).findFirst()
        .orElseGet(() -> new Unknown("it depends on a condition"));
  }

  /** What something holds that was changed in turns of a loop whose number is not known. */
  static Value widened(Value before, Value after) {
    if (before.equals(after)) {
      return before;
    }
    if (before instanceof Text a && after instanceof Text b) {
      List<Piece> same = new ArrayList<>();
      for (int i = 0; i < Math.min(a.pieces().size(), b.pieces().size()); i++) {
        if (!a.pieces().get(i).equals(b.pieces().get(i))) {
          break;
        }
        same.add(a.pieces().get(i));
      }
      same.add(Piece.HOLE);
      return new Text(same);
    }
    if (before instanceof Items && after instanceof Items b) {
      List<Value> items = b.items();
      return new Items(items.size() > Budget.ITEMS ? items.subList(0, Budget.ITEMS) : items, false);
    }
    return new Unknown("it is changed in a loop whose turns are not visible");
  }
}
