package dev.migrationguard.rules;

import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A migration adds a replacement and removes what it replaces. */
final class ExpandAndContractTogether implements Rule<UpdateRows> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "expand-and-contract-together",
          Severity.WARNING,
          "Replacing a column in one migration",
          """
          The old column goes in the same moment in which the new one comes. The running version knows the old one
          only, the next version the new one only, and there is no moment at which both can run: whatever is
          released first, one of them fails. Rows that are written while the values are copied are lost to the new
          column.
          """,
          """
          Expand, then contract: the new column is added, written beside the old one, filled and read, each by a
          release of its own, and the old one is dropped when nothing uses it any more.
          """,
          Hazard.BREAKS_RUNNING_VERSION,
          Hazard.LOSES_DATA);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<UpdateRows> on() {
    return UpdateRows.class;
  }

  @Override
  public Optional<Hit> check(UpdateRows update, Context context) {
    for (Step step : context.later()) {
      if (step.operation() instanceof ColumnOperation gone
          && removed(gone)
          && context.inUse(gone.tableName(), gone.columnName())) {
        Optional<AddColumn> added = replacement(update, gone, context);
        if (added.isPresent() && !takesItsName(added.get(), gone, context)) {
          return Optional.of(hit(added.get(), gone, step, context));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the new values come from the old ones: by name, or, in a loop over the rows, by way of the script. */
  private static boolean readsFrom(String value, UpdateRows update, ColumnOperation gone) {
    return SqlWords.mentions(value, gone.columnName())
        || Facts.same(update.tableName(), gone.tableName()) && fromOutside(value);
  }

  private static boolean fromOutside(String value) {
    return value.indexOf(ObjectName.HOLE) >= 0 || value.strip().startsWith(":") && !value.contains("::");
  }

  /** To the running version a column that is swapped for one of the same name is one that changes its type. */
  private static boolean takesItsName(AddColumn added, ColumnOperation gone, Context context) {
    for (Step step : context.later()) {
      if (step.operation() instanceof RenameColumn rename
          && rename.columnName().equals(added.columnName())
          && rename.newName().equals(gone.columnName())
          && Facts.same(rename.tableName(), gone.tableName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean removed(ColumnOperation operation) {
    return operation instanceof DropColumn || operation instanceof RenameColumn;
  }

  /** The column of this migration that the UPDATE fills. */
  private static Optional<AddColumn> replacement(UpdateRows update, ColumnOperation gone, Context context) {
    for (Step step : context.earlier()) {
      if (step.operation() instanceof AddColumn add
          && Facts.same(add.tableName(), update.tableName())
          && (!add.columnName().equals(gone.columnName()) || !Facts.same(add.tableName(), gone.tableName()))
          && readsFrom(SqlWords.assigned(update.assignments(), add.columnName()), update, gone)) {
        return Optional.of(add);
      }
    }
    return Optional.empty();
  }

  private static Hit hit(AddColumn added, ColumnOperation gone, Step step, Context context) {
    String message =
        Say.quoted(added.columnName()) + " takes the place of " + Say.column(gone.tableName(), gone.columnName())
            + ", which " + (gone instanceof DropColumn ? "goes" : "loses its name") + " in the same migration ("
            + Doing.where(step, context) + "): no version of the application can run both before and after it";
    return Hit.of(
        message, Remedies.replaceColumn(added.tableName(), gone.columnName(), added.column(), context));
  }
}
