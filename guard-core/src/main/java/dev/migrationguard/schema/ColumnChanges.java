package dev.migrationguard.schema;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.schema.Table.KnownColumn;
import dev.migrationguard.schema.Table.KnownConstraint;
import java.util.Optional;

/** What operations on a column make of its table. */
final class ColumnChanges {

  private ColumnChanges() {}

  static Table after(Table table, ColumnOperation operation, String migration) {
    KnownColumn known = table.columnOrUnseen(operation.columnName());
    Column column = known.column();
    return switch (operation) {
      case ColumnOperation.AddColumn op ->
          op.ifNotExists() && table.columns().containsKey(op.columnName())
              ? table
              : table.with(new KnownColumn(op.column(), true, Optional.of(migration)));
      case ColumnOperation.DropColumn op -> table.withoutColumn(op.columnName());
      case ColumnOperation.RenameColumn op -> table.withColumnRenamed(op.columnName(), op.newName());
      case ColumnOperation.ChangeColumnType op ->
          table.with(new KnownColumn(column.withType(op.type()), known.nullabilityKnown(), known.addedBy()));
      case ColumnOperation.SetNotNull op ->
          table.with(new KnownColumn(column.withNotNull(true), true, known.addedBy()));
      case ColumnOperation.DropNotNull op ->
          table.with(new KnownColumn(column.withNotNull(false), true, known.addedBy()));
      case ColumnOperation.SetDefault op ->
          table.with(
              new KnownColumn(
                  column.withDefault(Optional.of(op.value()).filter(v -> !v.isNull())),
                  known.nullabilityKnown(),
                  known.addedBy()));
      case ColumnOperation.DropDefault op ->
          table.with(new KnownColumn(column.withDefault(Optional.empty()), known.nullabilityKnown(), known.addedBy()));
      case ColumnOperation.AlterColumn op -> table;
    };
  }

  /**
   * A name that no other constraint of the table has, as PostgreSQL finds one: by a number behind it. A table may
   * have thousands: the numbers are tried by doubling, then by halves.
   */
  private static String free(String name, Table table) {
    if (!table.constraints().containsKey(name)) {
      return name;
    }
    int free = 1;
    while (table.constraints().containsKey(name + free)) {
      free *= 2;
    }
    int taken = free / 2;
    while (free - taken > 1) {
      int middle = (free + taken) >>> 1;
      if (table.constraints().containsKey(name + middle)) {
        taken = middle;
      } else {
        free = middle;
      }
    }
    return name + free;
  }

  /** With a constraint, and with what the constraint says of the columns. */
  static Table withConstraint(
      Table table, ObjectName name, Constraint constraint, boolean validated, Optional<String> addedBy) {
    Table changed = withColumnsOf(table, constraint, validated);
    String key = constraint.name().orElseGet(() -> free(DefaultNames.of(name, constraint), table));
    return changed.with(key, new KnownConstraint(constraint, validated, addedBy));
  }

  /** With a foreign key that the database keeps from now on, or no longer. */
  static Table withEnforcement(Table table, ConstraintOperation.AlterConstraint op) {
    KnownConstraint known = table.constraints().get(op.name());
    return known != null && known.constraint() instanceof Constraint.ForeignKey key
        ? table.with(op.name(), new KnownConstraint(key.enforced(op.enforces()), op.enforces(), known.addedBy()))
        : table;
  }

  /** With what a constraint says of the columns. */
  static Table withColumnsOf(Table table, Constraint constraint, boolean validated) {
    Table changed = table;
    // NOT NULL NOT VALID says nothing yet of the rows that are there.
    if (constraint instanceof Constraint.PrimaryKey || (constraint instanceof Constraint.NotNull && validated)) {
      for (String column : constraint.columns()) {
        KnownColumn known = changed.columnOrUnseen(column);
        changed = changed.with(new KnownColumn(known.column().withNotNull(true), true, known.addedBy()));
      }
    }
    return changed;
  }
}
