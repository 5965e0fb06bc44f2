package dev.migrationguard.rules;

import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.DataOperation;
import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Work whose time grows with the rows that are there. */
final class LongWork {

  private LongWork() {}

  /** Whether a step of the migration certainly is such work on tables in use, in the transaction that it stands in. */
  static boolean is(Step step, Context context) {
    return switch (step.operation()) {
      case DataOperation.UpdateRows op -> writes(op.tableName(), op.filter(), step, context);
      case DataOperation.DeleteRows op -> writes(op.tableName(), op.filter(), step, context);
      case DataOperation.InsertRows op -> op.fromQuery() || step.guards().repeated();
      case ConstraintOperation.ValidateConstraint op -> context.inUse(op.tableName());
      case TableOperation.CreateTable op when op.filled() -> true;
      case ObjectOperation.CreateObject op -> op.filled();
      case ObjectOperation.RefreshMaterializedView op -> context.costOf(step).scans().yes();
      case TableOperation op -> readsAll(op.table(), context.costOf(step), context);
      case ColumnOperation op -> readsAll(op.table(), context.costOf(step), context);
      case ConstraintOperation op -> readsAll(op.table(), context.costOf(step), context);
      case IndexOperation op -> readsAll(op.table(), context.costOf(step), context);
      default -> false;
    };
  }

  private static boolean readsAll(Optional<ObjectName> table, Cost cost, Context context) {
    return readsAll(cost) && table.filter(context::inUse).isPresent();
  }

  /** Whether a step that costs this certainly works through the whole table, in the transaction that it stands in. */
  static boolean readsAll(Cost cost) {
    boolean grows = cost.rewrites().yes() || cost.rebuilds().yes() || cost.scans().yes();
    return grows && cost.transaction() == Cost.Permission.ALLOWED;
  }

  private static boolean writes(ObjectName table, Optional<SqlExpression> filter, Step step, Context context) {
    return context.inUse(table) && (step.guards().repeated() || !picksOne(table, filter, context));
  }

  /** Whether the condition names the row by its key, so that the size of the table does not matter. */
  private static boolean picksOne(ObjectName table, Optional<SqlExpression> filter, Context context) {
    if (filter.isEmpty()) {
      return false;
    }
    String text = filter.get().text().toLowerCase(Locale.ROOT);
    if (text.contains(" or ") || text.contains("select")) {
      return false;
    }
    for (String column : filter.get().columns()) {
      if (isKey(table, column, context) && (SqlWords.assigns(text, column) || isInList(text, column))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKey(ObjectName table, String column, Context context) {
    if (column.equalsIgnoreCase("id")) {
      return true;
    }
    Optional<Table> known = context.state().table(table);
    if (known.isEmpty()) {
      return false;
    }
    for (Table.KnownConstraint constraint : known.get().constraintsOn(column).values()) {
      boolean unique =
          constraint.constraint() instanceof Constraint.PrimaryKey
              || constraint.constraint() instanceof Constraint.Unique;
      if (unique && constraint.constraint().columns().equals(List.of(column))) {
        return true;
      }
    }
    for (Table.KnownIndex index : known.get().indexesOn(column).values()) {
      List<IndexOperation.Key> keys = index.index().keys();
      if (index.index().unique() && keys.size() == 1 && keys.get(0).text().equals(column)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInList(String text, String column) {
    String name = column.toLowerCase(Locale.ROOT);
    return text.contains(name + " in (") || text.contains(name + " in(") || text.contains(name + "\" in (");
  }
}
