package dev.migrationguard.rules;

import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.ValidateConstraint;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lock that makes others wait is still held while the migration works through rows. */
final class LockHeldLong implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "lock-held-long",
          Severity.WARNING,
          "Working through rows while a lock is held",
          """
          A lock is held until its transaction commits. Adding a column takes a moment, yet whatever stands behind it
          in the same transaction, such as an UPDATE that fills it, runs while every query of the table still waits.
          The wait is as long as the slowest step, on whatever table that step works.
          """,
          """
          The steps that take locks stand in one migration, and the work on rows in another, which runs in a
          transaction of its own. Better still the rows are changed some thousand at a time, each time in a
          transaction of its own.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  /** Tables that a message names. */
  private static final int SHOWN = 3;

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
    if (!context.step().transaction().inside() || !LongWork.is(context.step(), context)) {
      return Optional.empty();
    }
    Map<ObjectName, HeldLock> waiting = new LinkedHashMap<>();
    for (HeldLock lock : context.held()) {
      if (matters(lock) && adds(context.step(), lock, context)) {
        waiting.merge(lock.table(), lock, (a, b) -> a.blocks().compareTo(b.blocks()) < 0 ? b : a);
      }
    }
    List<HeldLock> told = firstTime(waiting, context);
    return told.isEmpty() ? Optional.empty() : Optional.of(hit(operation, told, context));
  }

  /** Nobody waits for a table that is gone; LOCK TABLE is there to be held, and has a rule of its own. */
  private static boolean matters(HeldLock lock) {
    Operation taken = lock.step().operation();
    return !(taken instanceof TableOperation.LockTable) && !(lock.own() && taken instanceof TableOperation.DropTable);
  }

  /**
   * Whether the work tells the users of that table nothing by a finding of its own. Where it has one, for the lock that
   * it takes itself, the way that one offers helps them as well; but who takes its table for a quiet one must know of
   * another whose readers wait.
   */
  private static boolean adds(Step work, HeldLock lock, Context context) {
    Operation operation = work.operation();
    Cost cost = context.costOf(work);
    Optional<ObjectName> own = operation.table();
    boolean ownTable = own.isPresent() && Facts.locks(lock, own.get());
    if (cost.blocks().writes()) {
      return !ownTable
          && lock.own()
          && lock.blocks().reads()
          && !LongWork.readsAll(context.costOf(lock.step()))
          && !waitsFor(cost, lock.table());
    }
    return !(ownTable && operation instanceof ValidateConstraint validate && addedBefore(validate, context));
  }

  private static boolean waitsFor(Cost cost, ObjectName table) {
    for (Cost.OtherLock other : cost.otherLocks()) {
      if (other.blocks().writes() && Facts.same(other.table(), table)) {
        return true;
      }
    }
    return false;
  }

  private static boolean addedBefore(ValidateConstraint validate, Context context) {
    for (HeldLock lock : context.held()) {
      if (lock.step().operation() instanceof AddConstraint add
          && add.constraint().name().equals(Optional.of(validate.name()))) {
        return true;
      }
    }
    return false;
  }

  /** Each lock is told of at the first work that it lasts through; those that were told of earlier are left out. */
  private static List<HeldLock> firstTime(Map<ObjectName, HeldLock> waiting, Context context) {
    List<HeldLock> told = new ArrayList<>();
    List<Step> earlier = context.earlier();
    for (int i = earlier.size() - 1; i >= 0 && !waiting.isEmpty(); i--) {
      Step step = earlier.get(i);
      waiting.values().removeIf(lock -> lock.step() == step && told.add(lock));
      if (step.statement() != context.step().statement()
          && step.transaction().number() == context.step().transaction().number()
          && LongWork.is(step, context)) {
        waiting.values().removeIf(lock -> adds(step, lock, context));
      }
    }
    return told.reversed();
  }

  private static Hit hit(Operation work, List<HeldLock> locks, Context context) {
    HeldLock first = locks.get(0);
    StringBuilder who = new StringBuilder(Say.whoWaits(first.blocks(), first.table()));
    for (int i = 1; i < Math.min(locks.size(), SHOWN); i++) {
      boolean last = i == locks.size() - 1;
      who.append(last ? " and " : ", ").append(Say.whoWaits(locks.get(i).blocks(), locks.get(i).table()));
    }
    if (locks.size() > SHOWN) {
      int more = locks.size() - SHOWN;
      who.append(", and of ").append(more).append(more == 1 ? " more table" : " more tables");
    }
    String taken =
        locks.size() == 1
            ? "the lock that " + Doing.words(first.step().operation()) + " took (" + Doing.where(first.step(), context) + ")"
            : "the locks that it took from " + Doing.where(first.step(), context) + " on";
    String message =
        Say.sentence(Doing.words(work)) + " takes longer the more rows there are, and all that time " + who
            + " waits: the transaction still holds " + taken;
    return Hit.of(
        message,
        Remedy.of(
            Phase.release("Leave the steps that take locks in this migration, so that it commits at once"),
            Phase.release("Do the work on the rows in a migration of its own, in a transaction of its own")));
  }
}
