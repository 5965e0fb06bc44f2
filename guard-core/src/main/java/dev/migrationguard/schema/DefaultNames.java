package dev.migrationguard.schema;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ObjectName;

/**
 * The names that PostgreSQL gives constraints that have none.
 *
 * <p>As observed on every version of the truth tables: {@code table_column_key}, {@code table_pkey}. A name that is
 * taken gets a number behind it.
 */
public final class DefaultNames {

  private DefaultNames() {}

  /**
   * The name that a constraint gets where the migration gives none.
   *
   * @param table      the table that it is added to
   * @param constraint the constraint
   */
  public static String of(ObjectName table, Constraint constraint) {
    return switch (constraint) {
      case Constraint.PrimaryKey c -> table.name() + "_pkey";
      case Constraint.Unique c -> withColumns(table, constraint, "_key");
      case Constraint.ForeignKey c -> withColumns(table, constraint, "_fkey");
      case Constraint.Exclude c -> table.name() + "_excl";
      case Constraint.NotNull c -> withColumns(table, constraint, "_not_null");
      case Constraint.Check c ->
          c.columns().size() == 1 ? withColumns(table, constraint, "_check") : table.name() + "_check";
    };
  }

  private static String withColumns(ObjectName table, Constraint constraint, String suffix) {
    return table.name() + "_" + String.join("_", constraint.columns()) + suffix;
  }
}
