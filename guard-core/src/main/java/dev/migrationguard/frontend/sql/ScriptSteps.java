package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Changesets.Changeset;
import dev.migrationguard.frontend.sql.SqlStatement.Located;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.SessionOperation.Effect;
import dev.migrationguard.model.SessionOperation.TransactionControl;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction;
import dev.migrationguard.model.Transaction.Mode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Puts the statements of a script into the transactions that they run in. */
final class ScriptSteps {

  private Running running;
  private Guards guards;
  private final List<Step> steps = new ArrayList<>();
  private Mode mode;
  private int transaction;

  private ScriptSteps(Running running, Guards guards, Mode mode) {
    this.running = running;
    this.guards = guards;
    this.mode = mode;
  }

  static List<Step> of(List<SqlStatement> statements, Running running, Guards guards) {
    ScriptSteps script = new ScriptSteps(running, guards, first(running, statements));
    for (int i = 0; i < statements.size(); i++) {
      script.add(statements.get(i), i);
    }
    return script.steps;
  }

  private static Mode first(Running running, List<SqlStatement> statements) {
    return switch (running) {
      case TRANSACTION, TRANSACTION_ONCE -> Mode.INSIDE;
      case WHOLE -> statements.size() > 1 ? Mode.INSIDE : Mode.OUTSIDE;
      case AUTOCOMMIT -> Mode.OUTSIDE;
      case UNKNOWN -> Mode.UNKNOWN;
    };
  }

  /** The same for a script whose parts are run one after the other, each in its own way. */
  static List<Step> of(List<SqlStatement> statements, Changesets changesets, Guards guards) {
    ScriptSteps script = new ScriptSteps(Running.TRANSACTION, guards, Mode.INSIDE);
    Iterator<Changeset> coming = changesets.all().iterator();
    Changeset next = coming.next();
    for (int i = 0; i < statements.size(); i++) {
      while (next != null && next.line() < statements.get(i).place().span().line()) {
        script.running = next.transaction() ? Running.TRANSACTION : Running.AUTOCOMMIT;
        script.guards = next.guards().dialects().isEmpty() ? guards : next.guards();
        script.mode = first(script.running, statements);
        script.transaction++;
        next = coming.hasNext() ? coming.next() : null;
      }
      script.add(statements.get(i), i);
    }
    return script.steps;
  }

  private void add(SqlStatement statement, int number) {
    if (mode == Mode.OUTSIDE) {
      transaction++;
    }
    Mode own = statement.block() ? Mode.INSIDE : mode;
    for (Located located : statement.operations()) {
      Step step =
          new Step(
              located.operation(),
              located.place(),
              number,
              new Transaction(own, transaction),
              located.conditional() ? new Guards(true, guards.dialects()) : guards);
      steps.add(located.mentions().isEmpty() ? step : step.mentioning(located.mentions()));
      if (located.operation() instanceof TransactionControl control && !statement.block()) {
        control(control.effect());
      }
    }
  }

  private void control(Effect effect) {
    switch (effect) {
      case BEGIN -> {
        // Within a transaction it is a warning and nothing else.
        transaction += mode == Mode.INSIDE ? 0 : 1;
        mode = Mode.INSIDE;
      }
      case COMMIT, ROLLBACK -> {
        transaction++;
        mode = switch (running) {
          case TRANSACTION, WHOLE -> Mode.INSIDE;
          case TRANSACTION_ONCE, AUTOCOMMIT -> Mode.OUTSIDE;
          case UNKNOWN -> Mode.UNKNOWN;
        };
      }
      case SAVEPOINT -> {}
    }
  }
}
