package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Items;
import dev.migrationguard.frontend.java.eval.Value.OneOf;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.run.Budget;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Span;
import java.util.List;
import java.util.function.Supplier;

/** Loops: over what is known turn by turn, over what is not once. */
final class Loops {

  private final Interpreter run;

  Loops(Interpreter run) {
    this.run = run;
  }

  Flow loop(ForEachStmt statement, Env env) {
    Value iterable = run.expressions().value(statement.getIterable(), env);
    VariableDeclarator variable = statement.getVariableDeclarator();
    return over(iterable, run.expressions().span(statement), item -> {
      Env turn = env.block();
      turn.define(variable.getNameAsString(), run.classes().typed(item, variable.getType(), env.type()));
      return run.statements().statement(statement.getBody(), turn);
    });
  }

  /** What a loop does with an item. */
  interface Turn {
    Flow take(Value item);
  }

  /** Takes the items of a value one after the other, as far as they are known. */
  Flow over(Value iterable, Span loop, Turn turn) {
    Value state = iterable instanceof Held held ? held.cell().value() : iterable;
    if (state instanceof OneOf several) {
      return run.branches().flowPerhaps(() -> {
        several.values().forEach(one -> over(one, loop, turn));
        return Flow.NEXT;
      });
    }
    if (!(state instanceof Items items)) {
      String reason =
          state instanceof Unknown unknown ? unknown.reason() : "it comes from a loop over what is not known";
      run.branches().flowRepeatedly(() -> turn.take(new Unknown(reason)));
      return Flow.NEXT;
    }
    if (!items.complete()) {
      List<Value> some =
          items.items().isEmpty() ? List.of(new Unknown("it comes from a list that is not known")) : items.items();
      run.branches().flowRepeatedly(() -> {
        for (Value item : some.subList(0, Math.min(some.size(), Budget.TURNS))) {
          turn.take(item);
        }
        return Flow.NEXT;
      });
      return Flow.NEXT;
    }
    int turns = 0;
    for (Value item : items.items()) {
      if (turns++ >= Budget.TURNS) {
        stopped(loop);
        break;
      }
      Guards before = run.guards();
      Flow flow = turn.take(item);
      run.guards(before);
      if (flow == Flow.LEAVES_METHOD || flow == Flow.THROWS) {
        return flow;
      }
      if (flow == Flow.LEAVES_LOOP) {
        return Flow.NEXT;
      }
    }
    return Flow.NEXT;
  }

  Flow loop(ForStmt statement, Env env) {
    statement.getInitialization().forEach(initial -> run.expressions().value(initial, env));
    return turns(
        run.expressions().span(statement),
        () -> statement.getCompare().map(test -> run.expressions().value(test, env)).orElseGet(() -> new Bool(true)),
        statement.getBody(),
        () -> {
          for (Expression update : statement.getUpdate()) {
            run.expressions().value(update, env);
          }
        },
        env,
        statement.getCompare().isEmpty());
  }

  Flow loop(WhileStmt statement, Env env) {
    boolean endless = statement.getCondition().isBooleanLiteralExpr();
    return turns(
        run.expressions().span(statement),
        () -> run.expressions().value(statement.getCondition(), env),
        statement.getBody(),
        () -> {},
        env,
        endless);
  }

  Flow loop(DoStmt statement, Env env) {
    Guards before = run.guards();
    Flow first = run.statements().statement(statement.getBody(), env.block());
    run.guards(before);
    if (first == Flow.LEAVES_METHOD || first == Flow.THROWS) {
      return first;
    }
    Truth again = first == Flow.LEAVES_LOOP
        ? Truth.FALSE
        : run.expressions().value(statement.getCondition(), env).truth();
    return again != Truth.TRUE
        ? Flow.NEXT
        : turns(
            run.expressions().span(statement),
            () -> run.expressions().value(statement.getCondition(), env),
            statement.getBody(),
            () -> {},
            env,
            statement.getCondition().isBooleanLiteralExpr());
  }

  private Flow turns(
      Span loop, Supplier<Value> test, Statement body, Runnable update, Env env, boolean endless) {
    for (int turn = 0; turn < Budget.TURNS; turn++) {
      Truth goesOn = test.get().truth();
      if (goesOn == Truth.FALSE) {
        return Flow.NEXT;
      }
      if (goesOn == Truth.UNKNOWN) {
        run.branches().flowRepeatedly(() -> {
          Flow flow = run.statements().statement(body, env.block());
          update.run();
          return flow;
        });
        return Flow.NEXT;
      }
      Guards before = run.guards();
      Flow flow = run.statements().statement(body, env.block());
      boolean mayHaveLeft = !run.guards().equals(before);
      run.guards(before);
      if (flow == Flow.LEAVES_METHOD || flow == Flow.THROWS) {
        return flow;
      }
      // How often a batch job turns is for the rows to say; one turn shows what it does.
      if (flow == Flow.LEAVES_LOOP || mayHaveLeft || endless) {
        return Flow.NEXT;
      }
      update.run();
    }
    stopped(loop);
    return Flow.NEXT;
  }

  private void stopped(Span loop) {
    run.gaveUp(
        run.elsewhere() ? run.site() : loop,
        "a loop",
        "only its first " + Budget.TURNS + " turns are followed");
  }
}
