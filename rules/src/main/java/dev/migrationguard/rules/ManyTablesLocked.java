package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
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
import dev.migrationguard.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One transaction locks several tables in use, one after the other. */
final class ManyTablesLocked implements Rule<Operation> {

  /** Locks that are looked at; a transaction that holds more has been told of. */
  private static final int MANY = 200;

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
          the second: a deadlock, which the database ends by failing one of the two. Tables that a foreign key connects
          are used together, and so it is they that are told of.
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
    // Which of the locked tables refers to a table, by that one.
    Map<ObjectName, ObjectName> referring = new HashMap<>();
    Set<ObjectName> locked = new HashSet<>();
    int looked = 0;
    for (HeldLock lock : context.held()) {
      if (counts(lock) && looked++ < MANY) {
        ObjectName other = plain(lock.table());
        List<ObjectName> targets = targets(lock.table(), context);
        boolean told = referring.containsKey(other) || !Collections.disjoint(locked, targets);
        if (told || Facts.locks(lock, table.get())) {
          return Optional.empty();
        }
        locked.add(other);
        for (ObjectName target : targets) {
          referring.putIfAbsent(target, other);
        }
      }
    }
    ObjectName here = plain(table.get());
    for (ObjectName target : targets(table.get(), context)) {
      if (locked.contains(target)) {
        return hit(target, here, target, context);
      }
    }
    return Optional.ofNullable(referring.get(here)).flatMap(child -> hit(child, child, here, context));
  }

  /** The tables that a table refers to, itself aside: who writes the one locks rows of the other. */
  private static List<ObjectName> targets(ObjectName table, Context context) {
    List<ObjectName> targets = new ArrayList<>(2);
    Optional<Table> known = context.state().table(table);
    if (known.isPresent()) {
      for (Table.KnownConstraint constraint : known.get().constraints().values()) {
        if (constraint.constraint() instanceof Constraint.ForeignKey key
            && key.references().known()
            && !Facts.same(key.references(), table)) {
          targets.add(plain(key.references()));
        }
      }
    }
    return targets;
  }

  private static ObjectName plain(ObjectName name) {
    return name.schema().isPresent() && name.schema().get().equals("public") ? ObjectName.of(name.name()) : name;
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

  private static Optional<Hit> hit(ObjectName first, ObjectName child, ObjectName parent, Context context) {
    ObjectName second = context.step().operation().table().orElseThrow();
    if (Facts.droppedLater(context, first) || Facts.droppedLater(context, second)) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(List.of(first.toString(), second.toString()));
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
            + " commits; " + Say.table(child) + " refers to " + Say.table(parent) + ", and a transaction of the running"
            + " version that uses both in the other order can end in a deadlock";
    return Optional.of(Hit.of(message, Remedy.of(Phase.release("Give each of the tables a migration of its own"))));
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
