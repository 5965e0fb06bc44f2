package dev.migrationguard.rules;

import dev.migrationguard.dialect.Answer;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.SetDefault;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.DataOperation.DeleteRows;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.ObjectOperation.AddEnumValue;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A label of an enum is used in the transaction that added it. */
final class EnumValueInTransaction implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "enum-value-in-transaction",
          Severity.ERROR,
          "Using an enum label in the transaction that added it",
          """
          A label that ADD VALUE added cannot be used before its transaction has committed: the statement that writes
          it or compares with it fails, and the migration with it. Alembic runs a whole migration, and often several,
          in one transaction.
          """,
          """
          The label is added outside a transaction, or in a migration of its own that has committed before the label
          is used. With Alembic's default that means: in an earlier release, or in an `autocommit_block()`; with
          `transaction_per_migration=True` in `env.py` a revision of its own is enough.
          """,
          Hazard.FAILS);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<Operation> on() {
    return Operation.class;
  }

  @Override
  public Optional<Hit> check(Operation operation, Context context) {
    String sql = text(operation);
    if (sql.isEmpty() || !context.step().transaction().inside()) {
      return Optional.empty();
    }
    for (Step step : context.earlier()) {
      if (step.operation() instanceof AddEnumValue add
          && step.transaction().number() == context.step().transaction().number()
          && step.transaction().inside()
          && sql.contains("'" + add.value().replace("'", "''") + "'")
          && context.costOf(step).transaction() != Cost.Permission.FORBIDDEN
          && !usable(add, context)) {
        return Optional.of(hit(add));
      }
    }
    return Optional.empty();
  }

  private static Hit hit(AddEnumValue add) {
    String message =
        "`" + add.value() + "` cannot be used here: the transaction that adds it to " + Say.named(add.type(), "a type")
            + " has not committed yet, and the statement fails";
    return Hit.of(
        message, Remedy.of(Phase.outsideTransaction("Add the label on its own, before it is used", add)));
  }

  private static boolean usable(AddEnumValue add, Context context) {
    boolean isNew = Facts.createdBefore(context, Kind.TYPE, add.type());
    return context.dialect().newEnumLabelUsable(isNew) == Answer.YES;
  }

  /** The SQL in which a label can stand. */
  private static String text(Operation operation) {
    return switch (operation) {
      case UpdateRows update -> update.assignments() + " " + text(update.filter());
      case DeleteRows delete -> text(delete.filter());
      case SetDefault set -> set.value().text();
      case AddColumn add -> text(add.column().defaultValue());
      case CreateIndex index -> text(index.predicate());
      case AddConstraint add when add.constraint() instanceof Constraint.Check check -> check.expression().text();
      default -> "";
    };
  }

  private static String text(Optional<SqlExpression> expression) {
    return expression.map(SqlExpression::text).orElse("");
  }
}
