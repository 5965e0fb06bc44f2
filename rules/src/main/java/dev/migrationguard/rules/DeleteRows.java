package dev.migrationguard.rules;

import dev.migrationguard.model.DataOperation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** Rows of a table in use are deleted in one statement. */
final class DeleteRows implements Rule<DataOperation.DeleteRows> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "delete-rows",
          Severity.WARNING,
          "Deleting rows of a table that is in use",
          """
          The rows are gone for good, and the version that is still running may work with them. One DELETE is one
          transaction: whoever changes one of those rows waits until the commit, and the space comes back only after
          it. Without WHERE it is every row of the table.
          """,
          """
          Once no running version needs the rows, they are deleted some thousand at a time, each time in a transaction
          of its own, outside the migration that changes the schema.
          """,
          Hazard.LOSES_DATA,
          Hazard.BLOCKS_WRITES,
          Hazard.NOT_REVERSIBLE);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<DataOperation.DeleteRows> on() {
    return DataOperation.DeleteRows.class;
  }

  @Override
  public Optional<Hit> check(DataOperation.DeleteRows delete, Context context) {
    if (!context.inUse(delete.tableName())) {
      return Optional.empty();
    }
    String table = Say.table(delete.tableName());
    if (delete.filter().isEmpty()) {
      String message =
          "The DELETE has no condition that leaves a row out: all of " + table
              + " is gone for good, and whoever changes a row of it waits " + Say.until(context);
      return Optional.of(Hit.of(message, Remedy.of(release(table), batch(delete, context))).as(Severity.ERROR));
    }
    String message =
        "Rows of " + table + " that the running version may work with are gone for good; whoever changes one of them"
            + " waits " + Say.until(context);
    return Optional.of(Hit.of(message, Remedy.of(release(table), batch(delete, context))));
  }

  private static Phase release(String table) {
    return Phase.release("Release a version that does not need these rows of " + table);
  }

  private static Phase batch(DataOperation.DeleteRows delete, Context context) {
    Optional<SqlExpression> part = Remedies.oneKeyRange(delete.tableName(), delete.filter(), context);
    String title = "Delete them a key range at a time, each in a transaction of its own; this is the first of them";
    return part.isEmpty()
        ? Phase.release("Delete them some thousand at a time, each time in a transaction of its own")
        : Phase.outsideTransaction(title, new DataOperation.DeleteRows(delete.tableName(), part))
            .accepting("delete-rows", "no running version needs these rows, and they are few");
  }
}
