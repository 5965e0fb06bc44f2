package dev.migrationguard.rules;

import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.HeldLock;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One transaction locks several tables in use, one after the other. */
final class ManyTablesLocked implements Rule<Operation> {

  /** Tables that a message names. */
  private static final int SHOWN = 5;

  private static final RuleInfo INFO =
      RuleInfo.of(
          "many-tables-locked",
          Severity.NOTE,
          "Locking several tables in one transaction",
          """
          The transaction keeps readers from the first table while it waits for the second. A transaction of the
          running version that reads both in the other order, if only in a join, waits for the first while it holds
          the second: a deadlock, which the database ends by failing one of the two.
          """,
          """
          One migration for each table holds one lock at a time and waits for nothing while it does.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES,
          Hazard.FAILS);

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
    Optional<ObjectName> table = operation.table().filter(ObjectName::known);
    if (table.isEmpty() || !locks(context.step(), table.get(), context)) {
      return Optional.empty();
    }
    Optional<HeldLock> first = Optional.empty();
    for (HeldLock lock : context.held()) {
      if (counts(lock)) {
        if (Facts.locks(lock, table.get()) || first.filter(f -> !Facts.same(f.table(), lock.table())).isPresent()) {
          return Optional.empty();
        }
        first = Optional.of(lock);
      }
    }
    return first
        .filter(lock -> !Facts.droppedLater(context, lock.table()) && !Facts.droppedLater(context, table.get()))
        .map(lock -> hit(lock, table.get(), context));
  }

  /** A foreign key locks two tables by its nature; that is told where it is added. Nobody uses a table that goes. */
  private static boolean counts(HeldLock lock) {
    return lock.own() && lock.blocks().reads() && lock.table().known() && !(lock.step().operation() instanceof TableOperation.DropTable);
  }

  private static boolean locks(Step step, ObjectName table, Context context) {
    return step.transaction().inside()
        && !(step.operation() instanceof TableOperation.DropTable)
        && context.costOf(step).blocks().reads()
        && context.inUse(table);
  }

  private static Hit hit(HeldLock first, ObjectName second, Context context) {
    List<String> names = new ArrayList<>(List.of(first.table().toString(), second.toString()));
    for (Step step : context.later()) {
      Optional<ObjectName> table = step.operation().table().filter(ObjectName::known);
      if (table.isPresent()
          && step.transaction().number() == context.step().transaction().number()
          && !names.contains(table.get().toString())
          && locks(step, table.get(), context)) {
        names.add(table.get().toString());
      }
    }
    String message =
        "The transaction locks " + some(names) + " against readers one after the other and keeps each lock until it"
            + " commits; a transaction of the running version that uses them in another order can end in a deadlock";
    return Hit.of(message, Remedy.of(Phase.release("Give each of the tables a migration of its own")));
  }

  private static String some(List<String> names) {
    if (names.size() <= SHOWN) {
      return Say.list(names);
    }
    int more = names.size() - SHOWN + 1;
    StringBuilder text = new StringBuilder();
    for (String name : names.subList(0, SHOWN - 1)) {
      text.append(text.isEmpty() ? "" : ", ").append(Say.quoted(name));
    }
    return text.append(" and ").append(more).append(" more tables").toString();
  }
}
