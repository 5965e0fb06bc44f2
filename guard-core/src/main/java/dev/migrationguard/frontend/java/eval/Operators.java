package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Decimal;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.OneOf;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Piece;
import dev.migrationguard.frontend.run.Pieces;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Java's operators make of values. */
final class Operators {

  private Operators() {}

  /** A whole number as the source writes it. */
  static Value number(String written) {
    String digits = written.replace("_", "").toLowerCase(Locale.ROOT);
    String bare = digits.endsWith("l") ? digits.substring(0, digits.length() - 1) : digits;
    try {
      if (bare.startsWith("0x")) {
        return new Int(Long.parseUnsignedLong(bare.substring(2), 16));
      }
      if (bare.startsWith("0b")) {
        return new Int(Long.parseUnsignedLong(bare.substring(2), 2));
      }
      return new Int(bare.length() > 1 && bare.startsWith("0") ? Long.parseLong(bare, 8) : Long.parseLong(bare));
    } catch (NumberFormatException tooLarge) {
      return new Decimal(bare);
    }
  }

  static Value binary(Value left, String operator, Value right, Interpreter run) {
    run.budget().spend(Values.weight(left) + Values.weight(right));
    if (operator.equals("&&") || operator.equals("||")) {
      return Conditions.logical(operator.equals("&&"), left, right);
    }
    if (left instanceof OneOf || right instanceof OneOf) {
      return Values.each(left, one -> Values.each(right, other -> binary(one, operator, other, run)));
    }
    return switch (operator) {
      case "+" -> plus(left, right);
      case "==" -> truth(Values.equal(left, right));
      case "!=" -> truth(Values.equal(left, right).not());
      case "<", "<=", ">", ">=" -> ordered(left, operator, right);
      default -> left instanceof Int a && right instanceof Int b
          ? arithmetic(a.value(), operator, b.value())
          : new Unknown("it is computed");
    };
  }

  private static Value plus(Value left, Value right) {
    if (left instanceof Text || right instanceof Text) {
      return Values.plus(Values.str(left), Values.str(right));
    }
    return left instanceof Int a && right instanceof Int b
        ? new Int(a.value() + b.value())
        : new Unknown("it is computed");
  }

  /** {@code a + b + c}, from the left. */
  static Value sum(List<Value> parts, Interpreter run) {
    Value result = parts.get(0);
    int next = 1;
    // Up to the first string they are numbers, and the parts that may be several things go pair by pair.
    boolean several = parts.stream().anyMatch(OneOf.class::isInstance);
    while (next < parts.size() && (several || !(result instanceof Text))) {
      result = binary(result, "+", parts.get(next++), run);
    }
    if (next == parts.size()) {
      return result;
    }
    List<Piece> pieces = new ArrayList<>(((Text) result).pieces());
    while (next < parts.size()) {
      Text part = Values.str(parts.get(next++));
      run.budget().spend(Pieces.weight(part.pieces()));
      Pieces.append(pieces, part.pieces());
    }
    return new Text(Pieces.bounded(pieces));
  }

  static Value truth(Truth truth) {
    return truth == Truth.UNKNOWN ? new Unknown("it is a comparison") : new Bool(truth == Truth.TRUE);
  }

  private static Value ordered(Value left, String operator, Value right) {
    if (!(left instanceof Int a) || !(right instanceof Int b)) {
      return new Unknown("it is a comparison");
    }
    int order = Long.compare(a.value(), b.value());
    return new Bool(
        switch (operator) {
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          default -> order >= 0;
        });
  }

  private static Value arithmetic(long x, String operator, long y) {
    return switch (operator) {
      case "-" -> new Int(x - y);
      case "*" -> new Int(x * y);
      case "/" -> y == 0 ? new Unknown("it divides by zero") : new Int(x / y);
      case "%" -> y == 0 ? new Unknown("it divides by zero") : new Int(x % y);
      default -> new Unknown("it is computed");
    };
  }
}
