package dev.migrationguard.rules;

import dev.migrationguard.model.Phase;
import dev.migrationguard.model.TableOperation.DetachPartition;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.util.Optional;

/** A partition is detached under a lock that stops reads and writes. */
final class DetachPartitionBlocking implements Rule<DetachPartition> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "detach-partition-blocking",
          Severity.WARNING,
          "Detaching a partition blocks reads and writes",
          """
          The detachment itself is quick, but it waits for every query of the partitioned table that is running, and
          every query that comes after waits behind it; once it has the lock, it keeps it until the migration commits.
          """,
          """
          Detached concurrently, the partition goes while queries run. That works outside a transaction and not where
          there is a default partition.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Class<DetachPartition> on() {
    return DetachPartition.class;
  }

  @Override
  public boolean restsOnCosts() {
    return true;
  }

  @Override
  public Optional<Hit> check(DetachPartition detach, Context context) {
    DetachPartition concurrently = new DetachPartition(detach.name(), detach.partition(), true, false);
    if (detach.concurrently()
        || detach.completion()
        || !context.inUse(detach.name())
        || !Facts.understands(context, concurrently)) {
      return Optional.empty();
    }
    String message =
        "Detaching " + Say.table(detach.partition()) + " makes every read and write of " + Say.table(detach.name())
            + " wait " + Say.until(context);
    return Optional.of(
        Hit.of(
            message,
            Remedy.of(Phase.outsideTransaction("Detach while reads and writes go on", concurrently))));
  }
}
