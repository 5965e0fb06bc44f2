package dev.migrationguard.rules;

import dev.migrationguard.model.TableOperation;
import dev.migrationguard.model.Transaction.Mode;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A table in use is locked by hand. */
final class LockTable implements Rule<TableOperation.LockTable> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "lock-table",
          Severity.WARNING,
          "Locking a table that is in use",
          """
          The lock is held until the migration commits, whatever else the migration does in between, and those whom it
          stops wait for all of it. It also waits itself for every query that is running, and holds up those that come
          after.
          """,
          """
          The statements that follow take the locks that they need. Where the lock guards a short sequence, a
          `lock_timeout` before it keeps a busy table from being held up for long.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<TableOperation.LockTable> on() {
    return TableOperation.LockTable.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(TableOperation.LockTable lock, Context context) {
    if (!context.inUse(lock.name())
        || !Facts.mayBlockWrites(context.cost())
        || context.step().transaction().mode() == Mode.OUTSIDE) {
      return Optional.empty();
    }
    String message =
        "The lock makes " + Say.whoWaits(context.cost().blocks(), lock.name()) + " wait " + Say.until(context);
    return Optional.of(Hit.of(message, Remedy.NONE));
  }
}
