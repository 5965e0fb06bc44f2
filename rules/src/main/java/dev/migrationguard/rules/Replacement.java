package dev.migrationguard.rules;

import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.DropTable;
import dev.migrationguard.model.TableOperation.RenameTable;
import dev.migrationguard.rule.Context;
import dev.migrationguard.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A changed copy that takes over a table's rows and its name: the way to change what ALTER TABLE cannot.
 *
 * @param lost the columns that the copy has not; empty where one of the two tables is not wholly visible
 */
record Replacement(Optional<List<String>> lost) {

  /** The copy that stands for a dropped table; empty where its rows are gone. */
  static Optional<Replacement> of(DropTable drop, Context context) {
    for (Step step : context.later()) {
      if (step.operation() instanceof RenameTable rename
          && rename.newName().equalsIgnoreCase(drop.name().name())
          && isCopy(rename.name(), context)) {
        return Optional.of(between(drop.name(), rename.name(), context));
      }
    }
    for (Step step : context.earlier()) {
      if (step.operation() instanceof RenameTable rename
          && rename.newName().equalsIgnoreCase(drop.name().name())
          && isCopy(rename.name(), context)) {
        return Optional.of(between(drop.name(), rename.name(), context));
      }
    }
    return Optional.empty();
  }

  /** Whether a table that is renamed leaves its name to a copy that takes over its rows. */
  static boolean takesName(RenameTable rename, Context context) {
    boolean created = false;
    for (Step step : context.later()) {
      if (step.operation() instanceof CreateTable create && Facts.same(create.name(), rename.name())) {
        created = true;
      } else if (created && step.operation() instanceof InsertRows insert && insert.fromQuery()
          && Facts.same(insert.tableName(), rename.name())) {
        return true;
      }
    }
    return false;
  }

  /** Whether this migration has created the table and filled it from a query. */
  private static boolean isCopy(ObjectName table, Context context) {
    if (context.inUse(table)) {
      return false;
    }
    for (Step step : context.earlier()) {
      if (step.operation() instanceof InsertRows insert && insert.fromQuery()
          && Facts.same(insert.tableName(), table)) {
        return true;
      }
    }
    return false;
  }

  private static Replacement between(ObjectName old, ObjectName copy, Context context) {
    Optional<Table> before = context.state().table(old).filter(Table::complete);
    Optional<Table> after = context.state().table(copy).filter(Table::complete);
    if (before.isEmpty() || after.isEmpty()) {
      return new Replacement(Optional.empty());
    }
    Set<String> kept =
        after.get().columns().keySet().stream().map(c -> c.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    List<String> lost = new ArrayList<>();
    for (String column : before.get().columns().keySet()) {
      if (!kept.contains(column.toLowerCase(Locale.ROOT))) {
        lost.add(column);
      }
    }
    lost.sort(null);
    return new Replacement(Optional.of(lost));
  }
}
