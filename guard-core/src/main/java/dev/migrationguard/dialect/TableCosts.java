package dev.migrationguard.dialect;

import dev.migrationguard.dialect.Cost.OtherLock;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.PartitionBounds;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.model.TableOperation.AttachPartition;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.DetachPartition;
import dev.migrationguard.schema.Table;
import dev.migrationguard.schema.Table.KnownConstraint;
import dev.migrationguard.schema.Table.KnownIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which line of the cost table an operation on a whole table falls under. */
final class TableCosts {

  private TableCosts() {}

  static Cost of(TableOperation operation, Facts facts) {
    return switch (operation) {
      case CreateTable op -> facts.cost("create-table" + enforcement(op), op.name(), besideCreation(op, facts));
      case TableOperation.DropTable op ->
          facts.cost("drop-table", op.name(), besideDrop(op.name(), facts));
      case TableOperation.RenameTable op -> facts.cost("rename-table", op.name());
      case TableOperation.MoveTable op -> facts.cost("move-table", op.name());
      case TableOperation.RewriteTable op -> facts.cost("rewrite-table " + op.how().name(), op.name());
      case AttachPartition op -> attached(op, facts);
      case DetachPartition op -> detached(op, facts);
      case TableOperation.LockTable op -> locked(LockModes.ofWords(op.mode()));
      case TableOperation.AlterTable op -> facts.cost("alter-table " + op.action(), op.name());
    };
  }

  private static String enforcement(CreateTable op) {
    for (Constraint constraint : op.constraints()) {
      if (constraint instanceof Constraint.Check check && !check.enforced()
          || constraint instanceof Constraint.ForeignKey key && !key.enforced()) {
        return " not-enforced";
      }
    }
    return "";
  }

  private static List<OtherLock> besideCreation(CreateTable op, Facts facts) {
    List<OtherLock> locks = new ArrayList<>(1);
    if (op.partitionOf().isPresent()) {
      ObjectName parent = op.partitionOf().get();
      locks.add(facts.beside("partition-of", parent));
      besideNewBounds(parent, op.bounds().orElse(PartitionBounds.UNKNOWN), facts).ifPresent(locks::add);
    }
    for (Constraint constraint : op.constraints()) {
      if (constraint instanceof Constraint.ForeignKey foreignKey && !foreignKey.references().equals(op.name())) {
        locks.add(facts.beside("foreign-key", foreignKey.references()));
      }
    }
    return locks;
  }

  /** A default partition is read for rows that a new partition takes. */
  private static Optional<OtherLock> besideNewBounds(ObjectName parent, PartitionBounds bounds, Facts facts) {
    return facts
        .before()
        .defaultPartition(parent)
        .map(
            partition ->
                facts.beside(
                    switch (PartitionProof.outside(bounds, parent, partition, facts.before())) {
                      case YES -> "default-partition proven";
                      case NO -> "default-partition";
                      case UNKNOWN -> "default-partition unknown";
                    },
                    partition));
  }

  private static List<OtherLock> besideDrop(ObjectName table, Facts facts) {
    List<OtherLock> locks = facts.besideForeignKeys("drop-foreign-key", table, Optional.empty());
    facts.before().parentOfPartition(table).ifPresent(parent -> locks.add(facts.beside("drop-partition", parent)));
    return locks;
  }

  private static Cost attached(AttachPartition op, Facts facts) {
    List<OtherLock> locks = new ArrayList<>(2);
    locks.add(facts.beside("attach-partition", op.partition()));
    besideNewBounds(op.name(), op.bounds(), facts).ifPresent(locks::add);
    return facts.cost("attach-partition " + attachment(op, facts), op.name(), locks);
  }

  /** What has to be done with the rows of the partition: none proves its bounds, or the indexes of the parent are built. */
  private static String attachment(AttachPartition op, Facts facts) {
    return switch (PartitionProof.within(op.bounds(), op.name(), op.partition(), facts.before())) {
      case NO -> "unproven";
      case UNKNOWN -> "unknown";
      case YES ->
          switch (lacksIndexes(op, facts)) {
            case YES -> "proven lacking-index";
            case NO -> "proven";
            case UNKNOWN -> "proven indexes-unknown";
          };
    };
  }

  private static Answer lacksIndexes(AttachPartition op, Facts facts) {
    Optional<Table> parent = facts.before().table(op.name());
    Optional<Table> partition = facts.before().table(op.partition());
    if (parent.isEmpty() || partition.isEmpty()) {
      return Answer.UNKNOWN;
    }
    for (KnownIndex known : parent.get().indexes().values()) {
      if (!hasIndex(partition.get(), known.index())) {
        return partition.get().complete() ? Answer.YES : Answer.UNKNOWN;
      }
    }
    for (KnownConstraint known : parent.get().constraints().values()) {
      boolean indexed =
          known.constraint() instanceof Constraint.PrimaryKey || known.constraint() instanceof Constraint.Unique;
      if (indexed && !hasConstraint(partition.get(), known.constraint())) {
        return partition.get().complete() ? Answer.YES : Answer.UNKNOWN;
      }
    }
    return parent.get().complete() ? Answer.NO : Answer.UNKNOWN;
  }

  private static boolean hasIndex(Table partition, CreateIndex wanted) {
    for (KnownIndex known : partition.indexes().values()) {
      CreateIndex index = known.index();
      if (index.keys().equals(wanted.keys()) && (index.unique() || !wanted.unique())
          && index.predicate().equals(wanted.predicate())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasConstraint(Table partition, Constraint wanted) {
    for (KnownConstraint known : partition.constraints().values()) {
      if (known.constraint().getClass() == wanted.getClass() && known.constraint().columns().equals(wanted.columns())) {
        return true;
      }
    }
    return false;
  }

  private static Cost detached(DetachPartition op, Facts facts) {
    String key =
        op.concurrently()
            ? "detach-partition-concurrently"
            : op.completion() ? "detach-partition-finalize" : "detach-partition";
    String beside = op.concurrently() || op.completion() ? "detach-partition-concurrently" : "detach-partition";
    List<OtherLock> locks = new ArrayList<>(2);
    locks.add(facts.beside(beside, op.partition()));
    if (!op.concurrently() && !op.completion()) {
      facts
          .before()
          .defaultPartition(op.name())
          .filter(partition -> !partition.equals(op.partition()))
          .ifPresent(partition -> locks.add(facts.beside("default-partition proven", partition)));
    }
    return facts.cost(key, op.name(), locks);
  }

  private static Cost locked(String mode) {
    return new Cost(
        mode,
        LockModes.blocks(mode),
        Answer.NO,
        Answer.NO,
        Answer.NO,
        Cost.Permission.ALLOWED,
        List.of());
  }
}
