package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.Condition;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Guards;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code and}, {@code or} and {@code not}. */
final class Conditions {

  private Conditions() {}

  static Value not(Value operand) {
    if (operand instanceof Condition condition) {
      return new Negated(condition);
    }
    return switch (operand.truth()) {
      case TRUE -> new Bool(false);
      case FALSE -> new Bool(true);
      case UNKNOWN -> operand instanceof Unknown ? operand : new Unknown("it depends on a condition");
    };
  }

  static Value logical(String operator, List<Value> operands) {
    boolean and = operator.equals("and");
    Truth decides = and ? Truth.FALSE : Truth.TRUE;
    boolean conditions = false;
    boolean unknown = false;
    for (Value operand : operands) {
      if (operand instanceof Condition) {
        conditions = true;
      } else if (operand.truth() == decides) {
        return !unknown && !conditions ? operand : new Bool(!and);
      } else {
        unknown |= operand.truth() == Truth.UNKNOWN;
      }
    }
    if (conditions) {
      return new Joined(and, operands);
    }
    return unknown ? new Unknown("it depends on a condition") : operands.get(operands.size() - 1);
  }

  private record Negated(Condition condition) implements Condition {
    @Override
    public Optional<Guards> whenTrue(Guards guards) {
      return condition.whenFalse(guards);
    }

    @Override
    public Optional<Guards> whenFalse(Guards guards) {
      return condition.whenTrue(guards);
    }
  }

  /** Several tests, at least one of them the host's. */
  private record Joined(boolean and, List<Value> operands) implements Condition {

    @Override
    public Optional<Guards> whenTrue(Guards guards) {
      return and ? all(guards, true) : some(guards, true);
    }

    @Override
    public Optional<Guards> whenFalse(Guards guards) {
      return and ? some(guards, false) : all(guards, false);
    }

    /** Every operand has the outcome. */
    private Optional<Guards> all(Guards guards, boolean outcome) {
      Optional<Guards> result = Optional.of(guards);
      for (Value operand : operands) {
        if (result.isPresent()) {
          result = with(operand, outcome, result.get());
        }
      }
      return result;
    }

    /** At least one operand has the outcome. */
    private Optional<Guards> some(Guards guards, boolean outcome) {
      Optional<Guards> result = Optional.empty();
      for (Value operand : operands) {
        Optional<Guards> one = with(operand, outcome, guards);
        result =
            result.isPresent() && one.isPresent()
                ? Optional.of(either(result.get(), one.get()))
                : result.or(() -> one);
      }
      return result;
    }

    private static Guards either(Guards left, Guards right) {
      Set<String> dialects = new HashSet<>();
      if (!left.dialects().isEmpty() && !right.dialects().isEmpty()) {
        dialects.addAll(left.dialects());
        dialects.addAll(right.dialects());
      }
      return new Guards(
          left.conditional() || right.conditional(), dialects, left.repeated() || right.repeated());
    }

    private static Optional<Guards> with(Value operand, boolean outcome, Guards guards) {
      if (operand instanceof Condition condition) {
        return outcome ? condition.whenTrue(guards) : condition.whenFalse(guards);
      }
      return switch (operand.truth()) {
        case UNKNOWN -> Optional.of(guards.perhaps());
        case TRUE -> outcome ? Optional.of(guards) : Optional.empty();
        case FALSE -> outcome ? Optional.empty() : Optional.of(guards);
      };
    }
  }
}
