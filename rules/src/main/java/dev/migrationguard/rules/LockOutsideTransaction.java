package dev.migrationguard.rules;

import dev.migrationguard.model.TableOperation.LockTable;
import dev.migrationguard.model.Transaction.Mode;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** LOCK TABLE stands where no transaction would hold the lock. */
final class LockOutsideTransaction implements Rule<LockTable> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "lock-outside-transaction",
          Severity.ERROR,
          "LOCK TABLE outside a transaction",
          """
          A lock lasts as long as its transaction. Where there is none, the database refuses the statement, and the
          migration fails.
          """,
          """
          The lock and the statements that it guards run in one transaction.
          """,
          Hazard.FAILS);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<LockTable> on() {
    return LockTable.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(LockTable lock, Context context) {
    if (context.step().transaction().mode() != Mode.OUTSIDE) {
      return Optional.empty();
    }
    String message =
        "Locking " + Say.table(lock.name()) + " fails, because no transaction is open that could hold the lock";
    return Optional.of(Hit.of(message, Remedy.NONE));
  }
}
