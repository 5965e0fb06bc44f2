package dev.migrationguard.rules;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation.AttachPartition;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import dev.migrationguard.schema.Table;
import dev.migrationguard.schema.Table.KnownConstraint;
import java.util.Optional;

/** A partition joins a table in use, and rows are read or readers wait for it. */
final class AttachPartitionScan implements Rule<Operation> {

  private static final RuleInfo INFO =
      RuleInfo.of(
          "attach-partition-scan",
          Severity.WARNING,
          "Attaching a partition that has to be read first",
          """
          Every row of the partition is read to make sure that it belongs there, unless a validated CHECK proves it;
          indexes that the partition lacks are built; and a default partition is read for rows that now belong
          elsewhere. Nobody uses the partition meanwhile. CREATE TABLE … PARTITION OF reads nothing of the new table,
          but stops every query of the partitioned one until the commit.
          """,
          """
          A CHECK of the bounds is added to the partition NOT VALID and validated in a migration of its own, and the
          indexes are built concurrently, before it is attached. A new partition is created as a plain table and then
          attached.
          """,
          Hazard.BLOCKS_READS,
          Hazard.BLOCKS_WRITES);

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
    return switch (operation) {
      case AttachPartition attach -> attached(attach, context);
      case CreateTable create when create.partitionOf().filter(context::inUse).isPresent() ->
          created(create, create.partitionOf().get(), context);
      default -> Optional.empty();
    };
  }

  private static Optional<Hit> attached(AttachPartition attach, Context context) {
    if (!context.inUse(attach.partition()) || checked(attach.partition(), context)) {
      return Optional.empty();
    }
    String message =
        "Every row of " + Say.table(attach.partition()) + " is read before it becomes a partition of "
            + Say.table(attach.name()) + "; every read and write of " + Say.table(attach.partition()) + " waits "
            + Say.until(context);
    return Optional.of(Hit.of(message, Remedy.NONE));
  }

  /** The bounds are not part of the model: any validated CHECK of the partition is taken for the one that fits. */
  private static boolean checked(ObjectName partition, Context context) {
    Optional<Table> table = context.state().table(partition);
    if (table.isPresent()) {
      for (KnownConstraint known : table.get().constraints().values()) {
        if (known.validated() && known.constraint() instanceof Constraint.Check) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<Hit> created(CreateTable create, ObjectName parent, Context context) {
    if (!Facts.mayBlockWrites(context.cost()) && context.cost().otherLocks().isEmpty()) {
      return Optional.empty();
    }
    String message =
        "Creating " + Say.table(create.name()) + " as a partition makes every read and write of " + Say.table(parent)
            + " wait " + Say.until(context);
    return Optional.of(Hit.of(message, Remedy.NONE));
  }
}
