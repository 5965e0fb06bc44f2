package dev.migrationguard.rules;

import dev.migrationguard.model.DataOperation.UpdateRows;
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

/** Every row of a table in use is written in one statement. */
final class UpdateAllRows implements Rule<UpdateRows> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "update-all-rows",
          Severity.WARNING,
          "Changing every row of a table in one statement",
          """
          The statement locks each row that it has written until the commit, and in the end that is all of them:
          whoever writes to the table waits. Every row is stored a second time, so that the table can double in size,
          and replicas fall behind by the whole of it.
          """,
          """
          The rows are changed some thousand at a time, each time in a transaction of its own, outside the migration
          that changes the schema.
          """,
          Hazard.BLOCKS_WRITES);

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
    if (update.filter().isPresent() || !context.inUse(update.tableName())) {
      return Optional.empty();
    }
    String table = Say.table(update.tableName());
    String message =
        "The UPDATE writes every row of " + table + " in one statement; each UPDATE and DELETE of a row that it has"
            + " reached waits " + Say.until(context);
    Optional<SqlExpression> part = Remedies.oneKeyRange(update.tableName(), Optional.empty(), context);
    Phase batch =
        part.isEmpty()
            ? Phase.release("Change the rows some thousand at a time, each time in a transaction of its own")
            : Phase.outsideTransaction(
                "Change the rows a key range at a time, each in a transaction of its own; this is the first of them",
                new UpdateRows(update.tableName(), update.assignments(), part));
    return Optional.of(Hit.of(message, Remedy.of(batch)));
  }
}
