package dev.migrationguard.rules;

import dev.migrationguard.model.DataOperation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A table that is in use is emptied. */
final class TruncateTable implements Rule<DataOperation.TruncateTable> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "truncate-table",
          Severity.ERROR,
          "Emptying a table that is in use",
          """
          Every row is gone for good, and the version that is still running finds none of them. Until the commit every
          query of the table waits. With CASCADE every table that references it, directly or through others, is
          emptied as well.
          """,
          """
          Rows that are no longer needed are deleted in batches once no running version reads them; a table that is no
          longer needed is dropped after the release that stops using it.
          """,
          Hazard.LOSES_DATA,
          Hazard.BREAKS_RUNNING_VERSION,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES,
          Hazard.NOT_REVERSIBLE);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<DataOperation.TruncateTable> on() {
    return DataOperation.TruncateTable.class;
  }

  @Override
  public Optional<Hit> check(DataOperation.TruncateTable truncate, Context context) {
    if (!context.inUse(truncate.tableName())) {
      return Optional.empty();
    }
    String message =
        "Every row of " + Say.table(truncate.tableName()) + " that the running version works with is gone for good"
            + (truncate.cascade() ? ", and with CASCADE every row of the tables that reference it" : "")
            + "; " + Say.whoWaits(context.cost().blocks(), truncate.tableName()) + " waits " + Say.until(context);
    return Optional.of(Hit.of(message, Remedy.NONE));
  }
}
