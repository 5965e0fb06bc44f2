package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Number;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Pieces;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What Python's operators make of values. */
final class Operators {

  private Operators() {}

  static Value binary(Value left, String operator, Value right) {
    if (operator.equals("+")) {
      return plus(left, right);
    }
    if (operator.equals("%") && left instanceof Text format) {
      return Templates.percent(format, right);
    }
    if (operator.equals("*") && left instanceof Text text && right instanceof Number count) {
      return repeated(text, count);
    }
    if (operator.equals("*") && left instanceof Sequence list && right instanceof Number count) {
      return repeated(list, count);
    }
    if (operator.equals("/") && left instanceof Value.FilePath) {
      Arguments parts = Calls.arguments(List.of(left, right));
      return Library.joined(parts).orElseGet(() -> new Unknown("it is a path that is not known"));
    }
    if (operator.equals("|") && left instanceof Mapping a && right instanceof Mapping b) {
      List<Mapping.Entry> entries = new ArrayList<>(a.entries());
      return new Mapping(entries, addAll(entries, b) && a.complete() && b.complete());
    }
    return left instanceof Number a && right instanceof Number b
        ? arithmetic(a, operator, b)
        : new Unknown("it is computed");
  }

  private static Value plus(Value left, Value right) {
    if (left instanceof Text || right instanceof Text) {
      List<Piece> pieces = new ArrayList<>();
      append(pieces, left instanceof Text a ? a : Text.hole());
      append(pieces, right instanceof Text b ? b : Text.hole());
      return bounded(pieces);
    }
    if (left instanceof Sequence a && right instanceof Sequence b) {
      List<Value> items = new ArrayList<>(a.items());
      items.addAll(b.items());
      return bounded(items, a.complete() && b.complete());
    }
    if (left instanceof Number a && right instanceof Number b) {
      return arithmetic(a, "+", b);
    }
    return new Unknown("it is computed");
  }

  private static Value repeated(Text text, Number count) {
    int times = count.asInt().orElse(0);
    String characters = text.text();
    return text.known() && (long) times * characters.length() <= Budget.TEXT && times >= 0
        ? Text.of(characters.repeat(times))
        : Text.hole();
  }

  private static Value repeated(Sequence list, Number count) {
    int times = integer(count).orElse(0);
    List<Value> items = new ArrayList<>();
    boolean fits = (long) times * list.items().size() <= Budget.ITEMS;
    for (int i = 0; i < times && fits && !list.items().isEmpty(); i++) {
      items.addAll(list.items());
    }
    return integer(count).isPresent() && fits && list.complete()
        ? new Sequence(items, true)
        : new Unknown("the list is longer than the guard follows");
  }

  static Optional<Integer> integer(Value value) {
    return value instanceof Number number ? number.asInt() : Optional.empty();
  }

  /** The characters of a string, as a loop takes them. */
  static Optional<List<Value>> characters(Text text) {
    if (text.text().length() > Budget.TURNS) {
      return Optional.empty();
    }
    List<Value> characters = new ArrayList<>();
    text.text().codePoints().forEach(c -> characters.add(Text.of(Character.toString(c))));
    return Optional.of(characters);
  }

  /** {@code receiver[lower:upper:step]}. */
  static Value slice(Value receiver, Optional<Value> lower, Optional<Value> upper, Optional<Value> step) {
    boolean backwards = step.flatMap(Operators::integer).filter(s -> s == -1).isPresent();
    boolean whole = lower.isEmpty() && upper.isEmpty();
    boolean bounds =
        (lower.isEmpty() || lower.flatMap(Operators::integer).isPresent())
            && (upper.isEmpty() || upper.flatMap(Operators::integer).isPresent());
    if (!bounds || (step.isPresent() && !(backwards && whole))) {
      return receiver instanceof Text ? Text.hole() : new Unknown("it is a part of something");
    }
    switch (receiver) {
      case Sequence list when list.complete() -> {
        List<Value> items = new ArrayList<>(list.items());
        if (backwards) {
          Collections.reverse(items);
          return new Sequence(items, true);
        }
        int from = bound(lower, 0, items.size());
        int to = Math.max(from, bound(upper, items.size(), items.size()));
        return new Sequence(List.copyOf(items.subList(from, to)), true);
      }
      case Text text when text.known() && !backwards -> {
        String all = text.text();
        int from = bound(lower, 0, all.length());
        return part(text, from, Math.max(from, bound(upper, all.length(), all.length())));
      }
      case Text text -> {
        return Text.hole();
      }
      default -> {
        return new Unknown(receiver instanceof Unknown unknown ? unknown.reason() : "it is a part of something");
      }
    }
  }

  private static Value part(Text text, int from, int to) {
    if (text.pieces().size() != 1) {
      return Text.of(text.text().substring(from, to));
    }
    Piece piece = text.pieces().get(0);
    return new Text(List.of(new Piece(piece.text().substring(from, to), piece.source(), piece.offset() + from)));
  }

  private static int bound(Optional<Value> given, int otherwise, int size) {
    int at = given.flatMap(Operators::integer).orElse(otherwise);
    return Math.max(0, Math.min(size, at < 0 ? at + size : at));
  }

  static void append(List<Piece> pieces, Text text) {
    Pieces.append(pieces, text.pieces());
  }

  static Text bounded(List<Piece> pieces) {
    return new Text(Pieces.bounded(pieces));
  }

  /** A list too long to be of use is kept in part. */
  static Sequence bounded(List<Value> items, boolean complete) {
    return items.size() <= Budget.ITEMS
        ? new Sequence(items, complete)
        : new Sequence(List.copyOf(items.subList(0, Budget.ITEMS)), false);
  }

  /** Adds the entries of a dict to those of another; tells whether all of them found room. */
  static boolean addAll(List<Mapping.Entry> entries, Mapping more) {
    int room = Math.max(0, Budget.ITEMS - entries.size());
    entries.addAll(more.entries().subList(0, Math.min(room, more.entries().size())));
    return more.entries().size() <= room;
  }

  private static Value arithmetic(Number left, String operator, Number right) {
    Optional<Integer> a = left.asInt();
    Optional<Integer> b = right.asInt();
    if (a.isEmpty() || b.isEmpty()) {
      return new Unknown("it is computed");
    }
    long x = a.get();
    long y = b.get();
    return switch (operator) {
      case "+" -> new Number(String.valueOf(x + y));
      case "-" -> new Number(String.valueOf(x - y));
      case "*" -> new Number(String.valueOf(x * y));
      case "//" -> y == 0 ? new Unknown("it divides by zero") : new Number(String.valueOf(Math.floorDiv(x, y)));
      case "%" -> y == 0 ? new Unknown("it divides by zero") : new Number(String.valueOf(Math.floorMod(x, y)));
      default -> new Unknown("it is computed");
    };
  }

  static Value compare(Value left, String operator, Value right) {
    return switch (operator) {
      case "==", "is" -> truth(identity(left, operator, right));
      case "!=", "is not" -> truth(identity(left, operator, right).not());
      case "in" -> truth(contains(right, left));
      case "not in" -> truth(contains(right, left).not());
      default -> ordered(left, operator, right);
    };
  }

  private static Truth identity(Value left, String operator, Value right) {
    Truth equal = Values.equal(left, right);
    boolean withNone = left instanceof None ^ right instanceof None;
    return equal == Truth.UNKNOWN && withNone && something(left) && something(right) ? Truth.FALSE : equal;
  }

  /** Whether a value is certainly not {@code None}, or is {@code None} itself. */
  private static boolean something(Value value) {
    return switch (value) {
      case Unknown unknown -> false;
      case Value.OneOf several -> false;
      case Value.Built built -> false;
      case Value.Method method -> false;
      case Value.Reference reference -> false;
      case Value.Foreign foreign -> foreign.truth() == Truth.TRUE;
      default -> true;
    };
  }

  private static Truth contains(Value container, Value item) {
    if (container instanceof Text text && item instanceof Text part) {
      return text.known() && part.known() ? Truth.of(text.text().contains(part.text())) : Truth.UNKNOWN;
    }
    List<Value> candidates;
    boolean complete;
    switch (container) {
      case Sequence sequence -> {
        candidates = sequence.items();
        complete = sequence.complete();
      }
      case Mapping mapping -> {
        candidates = mapping.entries().stream().map(Mapping.Entry::key).toList();
        complete = mapping.complete();
      }
      default -> {
        return Truth.UNKNOWN;
      }
    }
    Truth found = complete ? Truth.FALSE : Truth.UNKNOWN;
    for (Value candidate : candidates) {
      Truth equal = Values.equal(item, candidate);
      if (equal == Truth.TRUE) {
        return Truth.TRUE;
      }
      found = equal == Truth.UNKNOWN ? Truth.UNKNOWN : found;
    }
    return found;
  }

  private static Value ordered(Value left, String operator, Value right) {
    if (left instanceof Number a && right instanceof Number b && a.asInt().isPresent() && b.asInt().isPresent()) {
      int order = Integer.compare(a.asInt().get(), b.asInt().get());
      return new Bool(
          switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
          });
    }
    return new Unknown("it is a comparison");
  }

  private static Value truth(Truth truth) {
    return truth == Truth.UNKNOWN ? new Unknown("it is a comparison") : new Bool(truth == Truth.TRUE);
  }

  /** {@code receiver[key]}. */
  static Optional<Value> item(Value receiver, Value key) {
    if (receiver instanceof Sequence sequence && key instanceof Number number && number.asInt().isPresent()) {
      int index = number.asInt().get();
      int size = sequence.items().size();
      int at = index < 0 && sequence.complete() ? index + size : index;
      return at >= 0 && at < size ? Optional.of(sequence.items().get(at)) : Optional.empty();
    }
    if (receiver instanceof Mapping mapping) {
      Optional<Value> found = Optional.empty();
      for (Mapping.Entry entry : mapping.entries()) {
        if (Values.equal(entry.key(), key) == Truth.TRUE) {
          found = Optional.of(entry.value());
        }
      }
      return found;
    }
    return receiver instanceof Text ? Optional.of(Text.hole()) : Optional.empty();
  }
}
