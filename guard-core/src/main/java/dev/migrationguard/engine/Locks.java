package dev.migrationguard.engine;

import dev.migrationguard.dialect.Blocks;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.HeldLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The locks that the transactions of one migration hold on tables in use, found in one walk over its steps. */
final class Locks {

  private final Map<Integer, Transaction> transactions = new HashMap<>();

  /** What one transaction holds, in the order in which it was taken; {@code indexes} are those of the steps. */
  private record Transaction(
      List<HeldLock> locks, List<Integer> indexes, Map<ObjectName, Blocks> own, Map<ObjectName, Blocks> others) {

    Transaction() {
      this(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>());
    }
  }

  /** Adds what a step takes. Steps come in order. */
  void add(int index, Context moment) {
    Step step = moment.step();
    if (!step.transaction().inside()) {
      return;
    }
    Cost cost = moment.cost();
    Optional<ObjectName> table = table(step.operation(), moment);
    if (table.isPresent()) {
      add(index, new HeldLock(step, table.get(), cost.blocks(), true), moment);
    }
    for (Cost.OtherLock other : cost.otherLocks()) {
      add(index, new HeldLock(step, other.table(), other.blocks(), false), moment);
    }
  }

  private static Optional<ObjectName> table(Operation operation, Context moment) {
    return operation instanceof DropIndex drop && drop.table().isEmpty()
        ? moment.state().tableOfIndex(drop.name())
        : operation.table();
  }

  private void add(int index, HeldLock lock, Context moment) {
    if (!lock.blocks().writes() || !moment.inUse(lock.table())) {
      return;
    }
    Transaction transaction =
        transactions.computeIfAbsent(
            lock.step().transaction().number(), number -> new Transaction());
    Map<ObjectName, Blocks> strongest = lock.own() ? transaction.own() : transaction.others();
    Blocks before = strongest.get(lock.table());
    if (before == null || before.compareTo(lock.blocks()) < 0) {
      strongest.put(lock.table(), lock.blocks());
      transaction.locks().add(lock);
      transaction.indexes().add(index);
    }
  }

  /** What a transaction holds before the step with that index. */
  List<HeldLock> before(int transaction, int index) {
    Transaction known = transactions.get(transaction);
    if (known == null) {
      return List.of();
    }
    int end = known.indexes().size();
    int start = 0;
    while (start < end) {
      int middle = (start + end) >>> 1;
      if (known.indexes().get(middle) < index) {
        start = middle + 1;
      } else {
        end = middle;
      }
    }
    return known.locks().subList(0, start);
  }
}
