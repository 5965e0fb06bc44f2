package dev.migrationguard.rules;

import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.Reindex;
import dev.migrationguard.model.IndexOperation.Scope;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.SessionOperation.SetParameter;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation.LockTable;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.List;
import java.util.Optional;

/** A lock on a table in use is waited for without end. */
final class MissingLockTimeout implements Rule<Operation> {

  private static final String PARAMETER = "lock_timeout";

  private static final RuleInfo INFO =
      RuleInfo.of(
              "missing-lock-timeout",
              Severity.NOTE,
              "Waiting for a lock without end",
              """
              A lock that makes others wait has to wait itself, until every transaction that uses the table has ended.
              Whoever comes after it queues up behind it, so that one forgotten transaction stops the whole table,
              although the change itself would take a moment.
              """,
              """
              With a `lock_timeout` of a few seconds the migration gives up, the queue moves on, and the migration is
              tried again. It is set in the migration, or for all of them where the connection is made.
              """,
              Hazard.BLOCKS_READS,
              Hazard.BLOCKS_WRITES)
          .inProfile("strict");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<Operation> on() {
    return Operation.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(Operation operation, Context context) {
    Optional<ObjectName> table = lockedBy(context.step(), context);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    boolean set =
        context.migration().environment().parameter(PARAMETER).filter(fact -> limits(fact.value())).isPresent();
    for (Step step : context.earlier()) {
      if (step.operation() instanceof SetParameter parameter && parameter.parameter().equals(PARAMETER)) {
        boolean lasts = !parameter.local() || sameTransaction(step, context);
        set = lasts ? limits(parameter.value()) : set;
      } else if (!set && lockedBy(step, context).isPresent()) {
        // Said once for a migration, at the first lock.
        return Optional.empty();
      }
    }
    return set ? Optional.empty() : Optional.of(hit(table.get(), context));
  }

  private static boolean sameTransaction(Step step, Context context) {
    return step.transaction().number() == context.step().transaction().number();
  }

  private static boolean limits(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) >= '1' && value.charAt(i) <= '9' || value.charAt(i) == ObjectName.HOLE) {
        return true;
      }
    }
    return false;
  }

  /** The first table in use whose writers have to wait for the step, and which it therefore waits for itself. */
  private static Optional<ObjectName> lockedBy(Step step, Context context) {
    Operation operation = step.operation();
    if (operation instanceof LockTable lock && lock.nowait()) {
      return Optional.empty();
    }
    Cost cost = context.costOf(step);
    if (cost.blocks().writes()) {
      Optional<ObjectName> own = ownTable(operation, context).filter(context::inUse);
      if (own.isPresent()) {
        return own;
      }
    }
    for (Cost.OtherLock other : cost.otherLocks()) {
      if (other.blocks().writes() && context.inUse(other.table())) {
        return Optional.of(other.table());
      }
    }
    return Optional.empty();
  }

  /** Of an index the one that it belongs to, which a statement need not name. */
  private static Optional<ObjectName> ownTable(Operation operation, Context context) {
    return switch (operation) {
      case DropIndex drop when drop.table().isEmpty() -> tableOf(drop.name(), context);
      case Reindex reindex when reindex.scope() == Scope.INDEX -> tableOf(reindex.name(), context);
      default -> operation.table();
    };
  }

  private static Optional<ObjectName> tableOf(ObjectName index, Context context) {
    return context.state().tableOfIndex(index).or(() -> Optional.of(ObjectName.unknown()));
  }

  private static Hit hit(ObjectName table, Context context) {
    String message =
        Say.sentence(Doing.words(context.step().operation())) + " waits for the lock on " + Say.table(table)
            + " as long as any transaction uses the table, and everybody who comes after it waits behind it; no `"
            + PARAMETER + "` is set";
    SetParameter limit = new SetParameter(PARAMETER, "'5s'", context.step().transaction().inside());
    return Hit.of(
        message, Remedy.of(new Phase("Give up after a few seconds, and try again later", List.of(limit), false, Optional.empty())));
  }
}
