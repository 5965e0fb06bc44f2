package dev.migrationguard.rules;

import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ColumnOperation.SetDefault;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** The default goes that the INSERTs of the running version count on. */
final class DropDefault implements Rule<ColumnOperation.DropDefault> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "drop-default",
          Severity.NOTE,
          "Dropping the default of a column that refuses NULL",
          """
          The version that is still running may leave the column out of its INSERTs, because the default filled it,
          and it surely does for a column that this very migration adds. Without the default each of those INSERTs
          fails.
          """,
          """
          The version that writes the column itself is released first; the default goes once no older one runs.
          """,
          Hazard.BREAKS_RUNNING_VERSION);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<ColumnOperation.DropDefault> on() {
    return ColumnOperation.DropDefault.class;
  }

  @Override
  public Optional<Hit> check(ColumnOperation.DropDefault drop, Context context) {
    ObjectName table = drop.tableName();
    String column = drop.columnName();
    if (!context.inUse(table)
        || Facts.knownNullable(context, table, column)
        || drop.nullable() && !Facts.knownNotNull(context, table, column)
        || Facts.restated(context, table, column)
        || hasNone(table, column, context)
        || setAgain(table, column, context)) {
      return Optional.empty();
    }
    String message =
        "INSERTs into " + Say.table(table) + " by the running version that leave " + Say.name(column)
            + " out fail from the commit on"
            + (Facts.knownNotNull(context, table, column) ? "" : ", unless the column may be NULL");
    return Optional.of(
        Hit.of(
            message,
            Remedy.of(
                Phase.release("Release a version that writes " + Say.quoted(column) + " in every INSERT"),
                Phase.migration("Drop the default", drop)
                    .accepting("drop-default", "every running version writes the column itself"))));
  }

  /** Around a change of type the default is dropped and set again, and nobody else sees it gone. */
  private static boolean setAgain(ObjectName table, String column, Context context) {
    for (Step step : context.later()) {
      if (step.operation() instanceof SetDefault set
          && set.columnName().equals(column)
          && Facts.same(set.tableName(), table)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasNone(ObjectName table, String column, Context context) {
    return Facts.column(context, table, column)
        .filter(c -> c.addedBy().isPresent() && !c.column().fillsItself())
        .isPresent();
  }
}
