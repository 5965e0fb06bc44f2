package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Value.Condition;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Guards;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code if}, {@code match} and {@code try}: where a run may go one way or the other. */
final class Branches {

  private final Interpreter run;

  Branches(Interpreter run) {
    this.run = run;
  }

  Flow choose(Value test, Supplier<Flow> then, Supplier<Flow> otherwise) {
    Guards before = run.guards();
    Optional<Guards> ifTrue;
    Optional<Guards> ifFalse;
    if (test instanceof Condition condition) {
      ifTrue = condition.whenTrue(before);
      ifFalse = condition.whenFalse(before);
    } else if (test.truth() == Truth.UNKNOWN) {
      ifTrue = Optional.of(before.perhaps());
      ifFalse = ifTrue;
    } else {
      ifTrue = test.truth() == Truth.TRUE ? Optional.of(before) : Optional.empty();
      ifFalse = test.truth() == Truth.FALSE ? Optional.of(before) : Optional.empty();
    }
    if (ifTrue.isEmpty() || ifFalse.isEmpty()) {
      run.guards((ifTrue.isPresent() ? ifTrue : ifFalse).orElse(before));
      Flow flow = (ifTrue.isPresent() ? then : otherwise).get();
      run.guards(before);
      return flow;
    }
    Scope scope = run.scope();
    run.budget().spend(scope.own().size() / 8);
    Map<String, Value> start = scope.snapshot();
    run.guards(ifTrue.get());
    Flow first = then.get();
    Map<String, Value> afterFirst = scope.snapshot();
    scope.restore(start);
    run.guards(ifFalse.get());
    Flow second = otherwise.get();
    if (first.leaves() && second.leaves()) {
      run.guards(before);
      return first == second ? first : Flow.LEAVES_TURN;
    }
    if (first.leaves()) {
      // The rest of the function runs only where the test failed, so its guards stay those of the other branch.
      return Flow.NEXT;
    }
    if (second.leaves()) {
      scope.restore(afterFirst);
      run.guards(ifTrue.get());
      return Flow.NEXT;
    }
    scope.join(afterFirst);
    run.guards(before);
    return Flow.NEXT;
  }

  /** The body of a loop of which it is not visible how often it turns. */
  Flow repeatedly(List<Stmt> body) {
    Guards before = run.guards();
    run.guards(before.inLoop());
    Flow flow = perhaps(body);
    run.guards(before);
    return flow;
  }

  /** A block that may run or not; what it binds is kept, since what follows most often relies on it. */
  Flow perhaps(List<Stmt> body) {
    Guards before = run.guards();
    Map<String, Value> start = run.scope().snapshot();
    run.guards(before.perhaps());
    Flow flow = run.block(body);
    run.scope().join(start);
    run.guards(before);
    return flow;
  }

  Flow attempt(Stmt.Try statement) {
    Flow flow = run.block(statement.body());
    if (!flow.leaves()) {
      flow = run.block(statement.orElse());
    }
    for (Stmt.Handler handler : statement.handlers()) {
      handler.name().ifPresent(name -> run.scope().set(name, new Unknown("it is an exception")));
      Map<String, Value> before = run.scope().snapshot();
      boolean goesOn = !perhaps(handler.body()).leaves();
      if (handler.type().isPresent() && importError(handler.type().get())) {
        // What a missing package is replaced by says nothing where the package is there.
        run.scope().restore(before);
      }
      if (goesOn && flow.leaves()) {
        // The body went to its end or it did not: then what follows runs.
        run.guards(run.guards().perhaps());
        flow = Flow.NEXT;
      }
    }
    Flow last = run.block(statement.finalBody());
    return last.leaves() ? last : flow;
  }

  private static boolean importError(Expr type) {
    return switch (type) {
      case Expr.Name name -> name.id().equals("ImportError") || name.id().equals("ModuleNotFoundError");
      case Expr.TupleDisplay several -> {
        boolean one = false;
        for (Expr element : several.elements()) {
          one |= importError(element);
        }
        yield one;
      }
      default -> false;
    };
  }

  Flow match(Stmt.Match statement, Value subject, int from) {
    if (from == statement.cases().size()) {
      return Flow.NEXT;
    }
    Stmt.Case arm = statement.cases().get(from);
    return choose(
        run.evaluator().matches(subject, arm),
        () -> run.block(arm.body()),
        () -> match(statement, subject, from + 1));
  }
}
