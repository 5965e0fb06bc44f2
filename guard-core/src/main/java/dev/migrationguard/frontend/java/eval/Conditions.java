package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Condition;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Guards;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** {@code &&}, {@code ||} and {@code !}. */
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

  static Value logical(boolean and, Value left, Value right) {
    Truth decides = and ? Truth.FALSE : Truth.TRUE;
    if (left.truth() == decides || right.truth() == decides) {
      return new Bool(!and);
    }
    if (left.truth() == decides.not()) {
      return right;
    }
    if (right.truth() == decides.not()) {
      return left;
    }
    return left instanceof Condition || right instanceof Condition
        ? new Joined(and, left, right)
        : new Unknown("it depends on a condition");
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

  /** Two tests, at least one of them that of a library. */
  private record Joined(boolean and, Value left, Value right) implements Condition {

    @Override
    public Optional<Guards> whenTrue(Guards guards) {
      return and ? both(guards, true) : some(guards, true);
    }

    @Override
    public Optional<Guards> whenFalse(Guards guards) {
      return and ? some(guards, false) : both(guards, false);
    }

    private Optional<Guards> both(Guards guards, boolean outcome) {
      return with(left, outcome, guards).flatMap(first -> with(right, outcome, first));
    }

    private Optional<Guards> some(Guards guards, boolean outcome) {
      Optional<Guards> first = with(left, outcome, guards);
      Optional<Guards> second = with(right, outcome, guards);
      return first.isPresent() && second.isPresent()
          ? Optional.of(either(first.get(), second.get()))
          : first.or(() -> second);
    }

    private static Guards either(Guards one, Guards other) {
      Set<String> dialects = new HashSet<>();
      if (!one.dialects().isEmpty() && !other.dialects().isEmpty()) {
        dialects.addAll(one.dialects());
        dialects.addAll(other.dialects());
      }
      return new Guards(one.conditional() || other.conditional(), dialects, one.repeated() || other.repeated());
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
