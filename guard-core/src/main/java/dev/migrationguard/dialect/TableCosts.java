package dev.migrationguard.dialect;

import dev.migrationguard.dialect.Cost.OtherLock;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.model.TableOperation.AttachPartition;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.DetachPartition;
import dev.migrationguard.schema.Table;
import dev.migrationguard.schema.Table.KnownConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which line of the cost table an operation on a whole table falls under. */
final class TableCosts {

  private TableCosts() {}

  static Cost of(TableOperation operation, Facts facts) {
    return switch (operation) {
      case CreateTable op -> facts.cost("create-table", op.name(), besideCreation(op, facts));
      case TableOperation.DropTable op ->
          facts.cost("drop-table", op.name(), besideDrop(op.name(), facts));
      case TableOperation.RenameTable op -> facts.cost("rename-table", op.name());
      case TableOperation.MoveTable op -> facts.cost("move-table", op.name());
      case TableOperation.RewriteTable op -> facts.cost("rewrite-table " + op.how().name(), op.name());
      case AttachPartition op ->
          facts.cost(
              "attach-partition " + attachment(op, facts),
              op.name(),
              List.of(facts.beside("attach-partition", op.partition())));
      case DetachPartition op -> detached(op, facts);
      case TableOperation.LockTable op -> locked(LockModes.ofWords(op.mode()));
      case TableOperation.AlterTable op -> facts.cost("alter-table " + op.action(), op.name());
    };
  }

  private static List<OtherLock> besideCreation(CreateTable op, Facts facts) {
    List<OtherLock> locks = new ArrayList<>(1);
    op.partitionOf().ifPresent(parent -> locks.add(facts.beside("partition-of", parent)));
    for (Constraint constraint : op.constraints()) {
      if (constraint instanceof Constraint.ForeignKey foreignKey && !foreignKey.references().equals(op.name())) {
        locks.add(facts.beside("foreign-key", foreignKey.references()));
      }
    }
    return locks;
  }

  private static List<OtherLock> besideDrop(ObjectName table, Facts facts) {
    List<OtherLock> locks = facts.besideForeignKeys("drop-foreign-key", table, Optional.empty());
    facts.before().parentOfPartition(table).ifPresent(parent -> locks.add(facts.beside("drop-partition", parent)));
    return locks;
  }

  /** Whether a CHECK spares the scan is left open: its bounds would have to be compared with those of the partition. */
  private static String attachment(AttachPartition op, Facts facts) {
    Optional<Table> partition = facts.before().table(op.partition());
    if (partition.isEmpty() || !partition.get().complete()) {
      return "unknown";
    }
    for (KnownConstraint known : partition.get().constraints().values()) {
      if (known.constraint() instanceof Constraint.Check check && check.enforced() && known.validated()) {
        return "unknown";
      }
    }
    return "unproven";
  }

  private static Cost detached(DetachPartition op, Facts facts) {
    String key =
        op.concurrently()
            ? "detach-partition-concurrently"
            : op.completion() ? "detach-partition-finalize" : "detach-partition";
    String beside = op.concurrently() || op.completion() ? "detach-partition-concurrently" : "detach-partition";
    return facts.cost(key, op.name(), List.of(facts.beside(beside, op.partition())));
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
