package dev.migrationguard.rules;

import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.DataType;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A change of type for which the table is written or read under a lock. */
final class ChangeColumnType implements Rule<ColumnOperation.ChangeColumnType> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "change-column-type",
          Severity.WARNING,
          "Changing a type in a way that rewrites or rereads the table",
          """
          The table is locked against everybody while each row is written anew in the new type, its indexes are built
          again, or a CHECK on the column is tested against every row. How long that takes grows with the table, and
          no query of it gets through meanwhile. Where the old type is not known, it cannot be told that this is not
          so.
          """,
          """
          A new column of the new type is written together with the old one, filled in batches, and read before the
          old one is dropped. Some changes need no such work: a longer varchar, varchar to text, a numeric of more
          digits at the same scale.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<ColumnOperation.ChangeColumnType> on() {
    return ColumnOperation.ChangeColumnType.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(ColumnOperation.ChangeColumnType change, Context context) {
    DataType from = Facts.typeBefore(change, context);
    boolean narrows =
        context.inUse(change.tableName(), change.columnName())
            && context.dialect().typeChange(from, Facts.typeAfter(change, context)).narrows().yes();
    if (narrows || !context.inUse(change.tableName()) || !context.cost().growsWithTable()) {
      return Optional.empty();
    }
    String message =
        "Changing " + Say.column(change.tableName(), change.columnName())
            + (from.known() ? " from " + from : " from a type that the source does not show")
            + " to " + (change.type().known() ? change.type() : "a type that the source does not show")
            + " " + work(context.cost()) + "; " + Say.whoWaits(context.cost().blocks(), change.tableName())
            + " waits " + Say.until(context) + Say.othersWaiting(context)
            + Facts.contradiction(change, context);
    return Optional.of(Hit.of(message, Remedies.changeType(change, context)));
  }

  private static String work(Cost cost) {
    if (cost.rewrites().possible()) {
      return (cost.rewrites().yes() ? "writes" : "may write") + " the whole table anew";
    }
    if (cost.rebuilds().possible()) {
      return (cost.rebuilds().yes() ? "builds" : "may build") + " indexes of the column anew";
    }
    return (cost.scans().yes() ? "reads" : "may read") + " the whole table to test its constraints again";
  }
}
