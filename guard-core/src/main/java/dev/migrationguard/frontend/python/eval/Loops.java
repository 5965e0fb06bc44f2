package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Value.Suspended;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Guards;
import java.util.List;
import java.util.Optional;

/** {@code for} and {@code while}: over what is known turn by turn, over what is not once. */
final class Loops {

  private final Interpreter run;

  Loops(Interpreter run) {
    this.run = run;
  }

  Flow loop(Stmt.While statement) {
    boolean endless = statement.test() instanceof Expr.Bool || statement.test() instanceof Expr.Number;
    for (int turns = 0; turns < Budget.TURNS; turns++) {
      Truth test = run.evaluator().value(statement.test()).truth();
      if (test == Truth.FALSE) {
        return run.block(statement.orElse());
      }
      if (test == Truth.UNKNOWN) {
        run.branches().repeatedly(statement.body());
        return Flow.NEXT;
      }
      Guards before = run.guards();
      Flow flow = run.block(statement.body());
      boolean mayHaveLeft = !run.guards().equals(before);
      run.guards(before);
      if (flow == Flow.LEAVES_FUNCTION) {
        return flow;
      }
      // How often a batch job turns is for the rows to say; one turn shows what it does.
      if (flow == Flow.LEAVES_LOOP || mayHaveLeft || endless) {
        return Flow.NEXT;
      }
    }
    stopped(statement);
    return Flow.NEXT;
  }

  Flow loop(Stmt.For statement) {
    Evaluator evaluator = run.evaluator();
    Value iterable = evaluator.value(statement.iterable());
    if (iterable instanceof Suspended generator) {
      run.calls().drive(generator, item -> {
        evaluator.assign(statement.target(), item);
        run.block(statement.body());
      });
      return run.block(statement.orElse());
    }
    Optional<List<Value>> items = evaluator.iterate(iterable);
    if (items.isEmpty()) {
      evaluator.assign(statement.target(), evaluator.anyItem(iterable));
      run.branches().repeatedly(statement.body());
      return Flow.NEXT;
    }
    int turns = 0;
    for (Value item : items.get()) {
      if (turns++ >= Budget.TURNS) {
        stopped(statement);
        break;
      }
      evaluator.assign(statement.target(), item);
      Guards before = run.guards();
      Flow flow = run.block(statement.body());
      run.guards(before);
      if (flow == Flow.LEAVES_FUNCTION) {
        return flow;
      }
      if (flow == Flow.LEAVES_LOOP) {
        return Flow.NEXT;
      }
    }
    return run.block(statement.orElse());
  }

  private void stopped(Stmt statement) {
    run.host().gaveUp(statement.span(), "a loop", "only its first " + Budget.TURNS + " turns are followed");
  }
}
