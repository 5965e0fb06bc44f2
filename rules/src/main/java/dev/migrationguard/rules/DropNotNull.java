package dev.migrationguard.rules;

import dev.migrationguard.model.ColumnOperation;
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

/** A column that never held NULL may hold it from now on. */
final class DropNotNull implements Rule<ColumnOperation.DropNotNull> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "drop-not-null",
          Severity.NOTE,
          "Letting a column hold NULL that never did",
          """
          From the commit on the column can hold NULL, and the version that is still running reads it as if it could
          not. The first NULL that the new version writes is an error in the old one. Going back needs every NULL to
          be filled first.
          """,
          """
          The version that can read NULL is released first; the constraint goes once no older one runs.
          """,
          Hazard.BREAKS_RUNNING_VERSION,
          Hazard.NOT_REVERSIBLE);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<ColumnOperation.DropNotNull> on() {
    return ColumnOperation.DropNotNull.class;
  }

  @Override
  public Optional<Hit> check(ColumnOperation.DropNotNull drop, Context context) {
    if (!context.inUse(drop.tableName(), drop.columnName())
        || Facts.knownNullable(context, drop.tableName(), drop.columnName())
        || Facts.restated(context, drop.tableName(), drop.columnName())
        || setAgain(drop, context)) {
      return Optional.empty();
    }
    String message =
        Say.column(drop.tableName(), drop.columnName())
            + " can hold NULL from the commit on, and the running version reads it as if it could not";
    return Optional.of(
        Hit.of(
            Say.sentence(message),
            Remedy.of(
                Phase.release("Release a version that can read NULL in " + Say.quoted(drop.columnName())),
                Phase.migration("Drop NOT NULL", drop)
                    .accepting("drop-not-null", "every running version can read NULL there"))));
  }

  private static boolean setAgain(ColumnOperation.DropNotNull drop, Context context) {
    for (Step step : context.later()) {
      if (step.operation() instanceof ColumnOperation.SetNotNull set
          && set.columnName().equals(drop.columnName())
          && Facts.same(set.tableName(), drop.tableName())) {
        return true;
      }
    }
    return false;
  }
}
