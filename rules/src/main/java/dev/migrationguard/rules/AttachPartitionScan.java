package dev.migrationguard.rules;

import dev.migrationguard.dialect.Cost.OtherLock;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.ValidateConstraint;
import dev.migrationguard.model.Limit;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.PartitionBounds;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.TableOperation.AttachPartition;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import dev.migrationguard.schema.SchemaState;
import dev.migrationguard.schema.Table.KnownConstraint;
import dev.migrationguard.schema.Table;
import java.util.ArrayList;
import java.util.List;
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
    boolean reads =
        context.inUse(attach.partition())
            && (context.cost().scans().yes() || context.cost().scans().possible() && !checked(attach.partition(), context));
    Optional<OtherLock> rest = readDefault(attach.name(), context);
    if (!reads && rest.isEmpty()) {
      return Optional.empty();
    }
    String own =
        "Every row of " + Say.table(attach.partition()) + " is read before it becomes a partition of "
            + Say.table(attach.name()) + ", for want of a validated CHECK of its bounds or of an index; every read and"
            + " write of " + Say.table(attach.partition()) + " waits " + Say.until(context);
    if (reads) {
      String more = rest.map(r -> ", and so does every read and write of " + Say.table(r.table())
          + ", the default partition, which is read too").orElse("");
      return Optional.of(Hit.of(own + more, checkFirst(attach, context)));
    }
    return Optional.of(Hit.of(emptied(rest.get().table(), context), Remedy.NONE));
  }

  private static String emptied(ObjectName rest, Context context) {
    return "Every row of the default partition " + Say.table(rest) + " is read to find those that now belong to the new"
        + " one; every read and write of it waits " + Say.until(context);
  }

  /** The default partition that is read under a lock because another partition comes. */
  private static Optional<OtherLock> readDefault(ObjectName parent, Context context) {
    Optional<ObjectName> rest = context.state().defaultPartition(parent).filter(context::inUse);
    for (OtherLock other : context.cost().otherLocks()) {
      if (other.scans().yes() && rest.filter(other.table()::equals).isPresent()) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** Whether a validated CHECK of the partition, though not understood, may be the one that proves its bounds. */
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

  /** A CHECK of the bounds, checked beforehand; only where the key and the bounds are known to be plain. */
  private static Remedy checkFirst(AttachPartition attach, Context context) {
    Optional<SqlExpression> bounds =
        context
            .state()
            .partitionKey(attach.name())
            .filter(key -> key.columns().size() == 1 && !key.expression())
            .flatMap(key -> within(key.columns().getFirst(), attach.bounds()));
    if (bounds.isEmpty()) {
      return Remedy.NONE;
    }
    String name = Names.on(attach.partition(), bounds.get().columns(), "bounds", context);
    AddConstraint promise =
        new AddConstraint(
            attach.partition(), new Constraint.Check(Optional.of(name), bounds.get(), true, true), false);
    ValidateConstraint validate = new ValidateConstraint(attach.partition(), name);
    SchemaState proven = context.state().after(promise, "remedy").after(validate, "remedy");
    if (context.dialect().cost(attach, proven, List.of(attach)).scans().yes()) {
      return Remedy.NONE;
    }
    return Remedy.of(
        Phase.migration("Promise the bounds for new rows, leaving the old ones unchecked", promise),
        Phase.migration("Check the rows that are there, while reads and writes go on", validate),
        Phase.migration("Attach the partition, whose rows need not be read", attach));
  }

  private static Optional<SqlExpression> within(String column, PartitionBounds bounds) {
    String name = Names.sql(column);
    StringBuilder text = new StringBuilder(name).append(" IS NOT NULL");
    List<Limit> limits = new ArrayList<>(2);
    switch (bounds.kind()) {
      case RANGE -> {
        if (bounds.from().size() != 1 || bounds.to().size() != 1) {
          return Optional.empty();
        }
        if (!bounds.from().getFirst().equals("MINVALUE")) {
          limits.add(new Limit(column, Limit.Relation.AT_LEAST, bounds.from()));
          text.append(" AND ").append(name).append(" >= ").append(sql(bounds.from().getFirst()));
        }
        if (!bounds.to().getFirst().equals("MAXVALUE")) {
          limits.add(new Limit(column, Limit.Relation.LESS, bounds.to()));
          text.append(" AND ").append(name).append(" < ").append(sql(bounds.to().getFirst()));
        }
      }
      case LIST -> {
        List<String> values = new ArrayList<>();
        bounds.from().forEach(value -> values.add(sql(value)));
        limits.add(new Limit(column, Limit.Relation.ONE_OF, bounds.from()));
        text.append(" AND ").append(name).append(" IN (").append(String.join(", ", values)).append(')');
      }
      case DEFAULT, HASH, UNKNOWN -> {
        return Optional.empty();
      }
    }
    return Optional.of(
        new SqlExpression(text.toString(), List.of(), List.of(column), List.of(column), limits, true));
  }

  private static String sql(String constant) {
    boolean text = constant.startsWith("'") && constant.length() > 1;
    return text ? "'" + constant.substring(1, constant.length() - 1).replace("'", "''") + "'" : constant;
  }

  private static Optional<Hit> created(CreateTable create, ObjectName parent, Context context) {
    if (!Facts.mayBlockWrites(context.cost()) && context.cost().otherLocks().isEmpty()) {
      return Optional.empty();
    }
    String message =
        "Creating " + Say.table(create.name()) + " as a partition makes every read and write of " + Say.table(parent)
            + " wait " + Say.until(context)
            + readDefault(parent, context)
                .map(rest -> ", while the whole of " + Say.table(rest.table()) + ", the default partition, is read")
                .orElse("");
    return Optional.of(Hit.of(message, Remedy.NONE));
  }
}
