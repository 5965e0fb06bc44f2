package dev.migrationguard.rules;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.rule.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The columns that a step brings into being, for rules that prefer one type to another. */
final class NewColumns {

  private NewColumns() {}

  /** The names of those that fit; none for temporary tables, which nobody has to live with. */
  static List<String> like(Operation operation, Predicate<Column> fits) {
    List<String> names = new ArrayList<>();
    switch (operation) {
      case CreateTable create when !create.temporary() -> {
        for (Column column : create.columns()) {
          add(column, fits, names);
        }
      }
      case AddColumn add -> add(add.column(), fits, names);
      default -> {}
    }
    return names;
  }

  private static void add(Column column, Predicate<Column> fits, List<String> names) {
    if (fits.test(column)) {
      names.add(column.name());
    }
  }

  /** {@code `a` and `b` of `t`}, with the verb in the right number. */
  static String sentence(List<String> columns, Context context, String one, String many) {
    ObjectName table = context.step().operation().table().orElseGet(ObjectName::unknown);
    return Say.list(columns) + " of " + Say.table(table) + " " + (columns.size() == 1 ? one : many);
  }
}
