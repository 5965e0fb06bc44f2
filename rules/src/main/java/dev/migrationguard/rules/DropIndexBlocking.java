package dev.migrationguard.rules;

import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** An index is dropped under a lock that stops reads and writes. */
final class DropIndexBlocking implements Rule<DropIndex> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "drop-index-blocking",
          Severity.WARNING,
          "Dropping an index blocks reads and writes",
          """
          The drop itself is quick, but it waits for every query of the table that is running, and every query that
          comes after waits behind it; once it has the lock, it keeps it until the migration commits.
          """,
          """
          Dropped concurrently, the index goes while queries run. That works outside a transaction, for one index at a
          time, and not for the index of a constraint.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<DropIndex> on() {
    return DropIndex.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(DropIndex drop, Context context) {
    Optional<ObjectName> table = table(drop, context);
    if (drop.concurrently()
        || !Facts.mayBlockWrites(context.cost())
        || table.filter(t -> !context.inUse(t)).isPresent()
        || table.filter(t -> Facts.droppedLater(context, t)).isPresent()
        || builtHere(drop, context)) {
      return Optional.empty();
    }
    ObjectName blocked = table.orElse(ObjectName.unknown());
    String message =
        "Dropping " + Say.index(Optional.of(drop.name())) + " makes "
            + Say.whoWaits(context.cost().blocks(), blocked) + " wait " + Say.until(context);
    Remedy remedy =
        drop.cascade() || !Facts.understands(context, drop.withConcurrently())
            ? Remedy.NONE
            : Remedy.of(
                Phase.outsideTransaction("Drop the index while reads and writes go on", drop.withConcurrently()));
    return Optional.of(Hit.of(message, remedy));
  }

  private static Optional<ObjectName> table(DropIndex drop, Context context) {
    return drop.table().or(() -> context.state().tableOfIndex(drop.name()));
  }

  private static boolean builtHere(DropIndex drop, Context context) {
    for (Step step : context.earlier()) {
      if (step.operation() instanceof CreateIndex index
          && index.name().isPresent()
          && Facts.same(index.name().get(), drop.name())) {
        return true;
      }
    }
    return false;
  }
}
