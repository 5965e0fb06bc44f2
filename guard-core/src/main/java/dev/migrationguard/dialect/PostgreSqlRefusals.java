package dev.migrationguard.dialect;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ColumnOperation.DropDefault;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.AlterConstraint;
import dev.migrationguard.model.ConstraintOperation.ValidateConstraint;
import dev.migrationguard.model.DataOperation.TruncateTable;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Definition;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.Reindex;
import dev.migrationguard.model.IndexOperation.Scope;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.PartitionKey;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.DetachPartition;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL refuses of what it could read, by {@code postgresql-refusals.tsv}. */
final class PostgreSqlRefusals {

  private PostgreSqlRefusals() {}

  static Optional<String> of(Operation operation, Facts facts) {
    Optional<String> mismatch = KeyTypes.mismatch(operation, facts.before());
    if (mismatch.isPresent()) {
      return because("add-foreign-key types", mismatch.get(), facts);
    }
    return switch (operation) {
      case ChangeColumnType op -> typeChange(op, facts);
      case CreateIndex op -> created(op, facts);
      case DropIndex op -> dropped(op, facts);
      case Reindex op when op.concurrently() && op.scope() == Scope.SYSTEM ->
          because("reindex-concurrently system", op.name(), facts);
      case TruncateTable op -> truncated(op, facts);
      case DetachPartition op when op.concurrently() ->
          facts.before().defaultPartition(op.name()).flatMap(d -> because("detach-partition-concurrently default", d, facts));
      case AddConstraint op -> added(op.tableName(), op.constraint(), facts);
      case AlterConstraint op when op.enforces() || op.releases() -> enforcement(op, facts);
      case ValidateConstraint op ->
          facts.constraint(op.tableName(), op.name()).filter(known -> !enforced(known.constraint())).isPresent()
              ? because("validate-constraint not-enforced", "`" + op.name() + "`", facts)
              : Optional.empty();
      case DropColumn op -> keyDropped(op, facts);
      case CreateTable op -> created(op, facts);
      case CreateObject op when op.orReplace() -> replaced(op, facts);
      default -> Optional.empty();
    };
  }

  private static Optional<String> because(String key, Object name, Facts facts) {
    return Refusals.postgresql()
        .find(key, facts.version(), facts.latest())
        .map(reason -> reason.replace("{}", name instanceof ObjectName ? "`" + name + "`" : name.toString()));
  }

  private static Optional<String> typeChange(ChangeColumnType op, Facts facts) {
    Optional<Column> column = facts.before().column(op.tableName(), op.columnName());
    Optional<DataType> old = facts.before().typeBefore(op);
    if (old.isEmpty() || !op.type().known()) {
      return Optional.empty();
    }
    DataType from = facts.before().stored(old.get());
    DataType to = facts.before().resolved(op.type());
    if (Conversions.between(from, to).automatic() != Answer.NO) {
      return Optional.empty();
    }
    if (op.using().isEmpty()) {
      return because("change-type no-cast", from + " to " + to, facts);
    }
    // Where an enum is swapped for another, tools carry the default over unseen.
    boolean swapped = from.kind() == DataType.Kind.ENUM && to.kind() == DataType.Kind.ENUM;
    boolean hasDefault =
        !swapped && column.filter(c -> c.generation() == Column.Generation.NONE && c.fillsItself()).isPresent();
    return hasDefault && !defaultDropped(op, facts) ? because("change-type default", to, facts) : Optional.empty();
  }

  /** Within one ALTER TABLE defaults are dropped before types change, whatever the order of its actions. */
  private static boolean defaultDropped(ChangeColumnType change, Facts facts) {
    for (Operation other : facts.statement()) {
      if (other instanceof DropDefault drop && drop.columnName().equals(change.columnName())) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> created(CreateIndex op, Facts facts) {
    ObjectName table = op.tableName();
    if (op.concurrently() && facts.partitioned(table)) {
      return because("create-index-concurrently partitioned", table, facts);
    }
    if (facts.partitioned(table) && !op.only()) {
      Optional<String> unsupported = because("create-index partitioned", table, facts);
      if (unsupported.isPresent()) {
        return unsupported;
      }
    }
    return op.unique() && op.keys().stream().noneMatch(k -> k.expression())
        ? withoutKey(op.keys().stream().map(k -> k.text()).toList(), facts.before().partitionKey(table), facts)
        : Optional.empty();
  }

  private static Optional<String> dropped(DropIndex op, Facts facts) {
    if (op.concurrently() && op.cascade()) {
      return because("drop-index-concurrently cascade", "", facts);
    }
    if (op.concurrently() && several(facts.statement())) {
      return because("drop-index-concurrently several", "", facts);
    }
    Optional<ObjectName> table = op.table().or(() -> facts.before().tableOfIndex(op.name()));
    Optional<ObjectName> constrained = op.cascade() ? Optional.empty() : facts.before().tableOfKey(op.name());
    if (constrained.isPresent()) {
      return because("drop-index constraint", constrained.get(), facts);
    }
    return op.concurrently() && table.filter(facts::partitioned).isPresent()
        ? because("drop-index-concurrently partitioned", table.get(), facts)
        : Optional.empty();
  }

  private static boolean several(List<Operation> statement) {
    int indexes = 0;
    for (Operation operation : statement) {
      indexes += operation instanceof DropIndex ? 1 : 0;
    }
    return indexes > 1;
  }

  private static Optional<String> truncated(TruncateTable op, Facts facts) {
    if (op.cascade()) {
      return Optional.empty();
    }
    for (ObjectName other : facts.before().referencing(op.tableName())) {
      boolean emptiedToo = false;
      for (Operation operation : facts.statement()) {
        emptiedToo |= operation instanceof TruncateTable truncate && truncate.tableName().equals(other);
      }
      if (!emptiedToo) {
        return because("truncate-table referenced", other, facts);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> added(ObjectName table, Constraint constraint, Facts facts) {
    boolean partitioned = facts.partitioned(table);
    return switch (constraint) {
      case Constraint.ForeignKey key when partitioned && key.notValid() ->
          because("add-foreign-key not-valid-partitioned", table, facts);
      case Constraint.ForeignKey key when facts.partitioned(key.references()) ->
          because("add-foreign-key to-partitioned", key.references(), facts);
      case Constraint.Exclude exclude when partitioned -> because("add-exclude partitioned", table, facts);
      case Constraint.Unique unique when partitioned -> unique(table, unique.columns(), facts);
      case Constraint.PrimaryKey key when partitioned -> unique(table, key.columns(), facts);
      default -> Optional.empty();
    };
  }

  private static Optional<String> unique(ObjectName table, List<String> columns, Facts facts) {
    Optional<String> unsupported = because("add-unique partitioned", table, facts);
    return unsupported.isPresent() || columns.isEmpty()
        ? unsupported
        : withoutKey(columns, facts.before().partitionKey(table), facts);
  }

  private static Optional<String> withoutKey(List<String> columns, Optional<PartitionKey> key, Facts facts) {
    for (String column : key.map(PartitionKey::columns).orElse(List.of())) {
      if (!columns.contains(column)) {
        return because("add-unique without-key", "`" + column + "`", facts);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> keyDropped(DropColumn op, Facts facts) {
    return facts
        .before()
        .partitionKey(op.tableName())
        .filter(key -> key.columns().contains(op.columnName()))
        .flatMap(key -> because("drop-column partition-key", op.tableName(), facts));
  }

  private static Optional<String> created(CreateTable op, Facts facts) {
    if (op.partitionBy().isEmpty() || op.ifNotExists()) {
      return Optional.empty();
    }
    for (Constraint constraint : op.constraints()) {
      boolean unique = constraint instanceof Constraint.Unique || constraint instanceof Constraint.PrimaryKey;
      Optional<String> refused = unique ? withoutKey(constraint.columns(), op.partitionBy(), facts) : Optional.empty();
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }

  private static boolean enforced(Constraint constraint) {
    return switch (constraint) {
      case Constraint.Check check -> check.enforced();
      case Constraint.ForeignKey key -> key.enforced();
      default -> true;
    };
  }

  private static Optional<String> enforcement(AlterConstraint op, Facts facts) {
    boolean check = facts.constraint(op.tableName(), op.name())
        .filter(known -> known.constraint() instanceof Constraint.Check)
        .isPresent();
    return check ? because("alter-constraint check", "`" + op.name() + "`", facts) : Optional.empty();
  }

  /** CREATE OR REPLACE VIEW keeps the columns of the view, and may put others behind them. */
  private static Optional<String> replaced(CreateObject op, Facts facts) {
    Optional<List<String>> before = facts.before().columnsOfView(op.name());
    Optional<List<String>> after =
        op.definition().orElse(null) instanceof Definition.View view ? view.columns() : Optional.empty();
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    List<String> old = before.get();
    if (after.get().size() < old.size()) {
      return because("replace-view fewer-columns", old.size() + " columns and would have " + after.get().size(), facts);
    }
    for (int i = 0; i < old.size(); i++) {
      String was = old.get(i);
      String is = after.get().get(i);
      if (!was.equals(is) && was.indexOf(ObjectName.HOLE) < 0 && is.indexOf(ObjectName.HOLE) < 0) {
        return because("replace-view other-column", "`" + was + "` would be called `" + is + "`", facts);
      }
    }
    return Optional.empty();
  }
}
