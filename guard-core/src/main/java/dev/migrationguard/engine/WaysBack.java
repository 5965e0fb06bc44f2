package dev.migrationguard.engine;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.DropTable;
import dev.migrationguard.schema.History;
import dev.migrationguard.schema.SchemaState;
import dev.migrationguard.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Whether a way back that is written out leads back. */
final class WaysBack {

  /** Names that a message shows. */
  private static final int SHOWN = 3;

  private WaysBack() {}

  /**
   * What is wrong with the downgrade of a migration, the worst of it; empty for nothing.
   *
   * @param policy the rules that run: that a drop loses values is said by the rule about the drop where it is one of them
   */
  static String problem(History.Moment moment, Dialect dialect, Policy policy) {
    List<Step> back = moment.migration().downgrade();
    for (Step step : back) {
      if (step.guards().runsOn(dialect.name())) {
        if (step.operation() instanceof DropConstraint drop && drop.name().isEmpty()) {
          return "The downgrade fails: it drops a constraint of `" + drop.tableName() + "` without its name, and no"
              + " statement can be written for that";
        }
        if (step.operation() instanceof AddColumn add && refused(add, moment.after(), dialect)) {
          return "The downgrade fails as soon as `" + add.tableName() + "` has a row: `" + add.columnName()
              + "` comes back without a value and refuses NULL";
        }
      }
    }
    List<String> restored = restored(moment.migration().upgrade(), back, policy);
    if (restored.isEmpty()) {
      return "";
    }
    int more = restored.size() - SHOWN;
    String shown = String.join(", ", restored.subList(0, Math.min(SHOWN, restored.size())));
    return "The downgrade brings back " + shown + (more > 0 ? " and " + more + " more" : "")
        + ", but not what stood there: the values were deleted by the upgrade";
  }

  private static boolean refused(AddColumn add, SchemaState state, Dialect dialect) {
    return add.column().notNull()
        && !add.column().fillsItself()
        && !dialect.makesUpValues()
        && state.table(add.tableName()).flatMap(Table::createdBy).isPresent();
  }

  /** What the upgrade drops and the downgrade creates again, so that it looks as if nothing had happened. */
  private static List<String> restored(List<Step> up, List<Step> back, Policy policy) {
    List<String> restored = new ArrayList<>();
    boolean columns = !policy.asks("drop-column");
    boolean tables = !policy.asks("drop-table");
    for (Step step : up) {
      Operation operation = step.operation();
      if (columns && operation instanceof DropColumn drop && adds(back, drop.tableName(), drop.columnName())) {
        if (!fills(back, drop.tableName(), drop.columnName())) {
          restored.add("`" + drop.columnName() + "` of `" + drop.tableName() + "`");
        }
      } else if (tables && operation instanceof DropTable drop && creates(back, drop.name()) && !creates(up, drop.name())) {
        restored.add("`" + drop.name() + "`");
      }
    }
    return restored;
  }

  private static boolean adds(List<Step> steps, ObjectName table, String column) {
    for (Step step : steps) {
      if (step.operation() instanceof AddColumn add
          && add.columnName().equals(column)
          && add.tableName().equals(table)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the way back writes the column anew, from what took its place. */
  private static boolean fills(List<Step> steps, ObjectName table, String column) {
    for (Step step : steps) {
      if (step.operation() instanceof UpdateRows update
          && update.tableName().equals(table)
          && update.assignments().contains(column)) {
        return true;
      }
    }
    return false;
  }

  private static boolean creates(List<Step> steps, ObjectName table) {
    for (Step step : steps) {
      if (step.operation() instanceof CreateTable create && create.name().equals(table)) {
        return true;
      }
    }
    return false;
  }
}
