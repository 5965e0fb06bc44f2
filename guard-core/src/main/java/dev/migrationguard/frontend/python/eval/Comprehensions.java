package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** List, set and dict comprehensions and generator expressions. */
final class Comprehensions {

  private Comprehensions() {}

  static Value value(Expr.Comprehension expression, Evaluator evaluator, Scope scope) {
    Map<String, Value> before = scope.snapshot();
    Run run = new Run(expression, evaluator);
    run.from(0);
    scope.restore(before);
    return expression.kind() == Expr.ComprehensionKind.DICT
        ? new Mapping(run.entries, run.complete)
        : new Sequence(run.items, run.complete);
  }

  private static final class Run {

    private final Expr.Comprehension expression;
    private final Evaluator evaluator;
    private final List<Value> items = new ArrayList<>();
    private final List<Mapping.Entry> entries = new ArrayList<>();
    private boolean complete = true;

    Run(Expr.Comprehension expression, Evaluator evaluator) {
      this.expression = expression;
      this.evaluator = evaluator;
    }

    void from(int generator) {
      if (generator == expression.generators().size()) {
        Value element = evaluator.value(expression.element());
        if (expression.value().isPresent()) {
          entries.add(new Mapping.Entry(element, evaluator.value(expression.value().get())));
        } else {
          items.add(element);
        }
        return;
      }
      Expr.Generator clause = expression.generators().get(generator);
      Value iterable = evaluator.value(clause.iterable());
      Optional<List<Value>> known = evaluator.iterate(iterable);
      if (known.isEmpty()) {
        complete = false;
        turn(clause, evaluator.anyItem(iterable), generator);
        return;
      }
      for (Value item : known.get()) {
        if (items.size() + entries.size() >= Budget.TURNS) {
          complete = false;
          return;
        }
        turn(clause, item, generator);
      }
    }

    private void turn(Expr.Generator clause, Value item, int generator) {
      evaluator.assign(clause.target(), item);
      for (Expr condition : clause.conditions()) {
        Truth holds = evaluator.condition(condition).truth();
        if (holds == Truth.FALSE) {
          return;
        }
        complete &= holds == Truth.TRUE;
      }
      from(generator + 1);
    }
  }
}
