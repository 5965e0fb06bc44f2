package dev.migrationguard.dialect;

import dev.migrationguard.dialect.Cost.OtherLock;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.schema.SchemaState;
import dev.migrationguard.schema.Table;
import dev.migrationguard.schema.Table.KnownColumn;
import dev.migrationguard.schema.Table.KnownConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the cost of an operation may depend on beside the operation itself.
 *
 * @param version   the version that is judged
 * @param latest    the last one that it may be: the same, unless nobody named it
 * @param before    the schema before the operation
 * @param statement every operation of the statement
 */
record Facts(int version, int latest, SchemaState before, List<Operation> statement) {

  /** The same at another version. */
  Facts at(int other) {
    return new Facts(other, other, before, statement);
  }

  /** The cost of a variant on a table. */
  Cost cost(String key, ObjectName table) {
    Optional<CostTable.Line> line = line(key);
    if (line.isEmpty()) {
      return Cost.UNKNOWN;
    }
    Cost cost = line.get().cost();
    return line.get().ifIndexed() ? cost.rebuilding(indexed(table)) : cost;
  }

  /** Where the version is assumed, a statement that it does not know tells that it is one that does. */
  private Optional<CostTable.Line> line(String key) {
    Optional<CostTable.Line> line = CostTable.standard().find(key, version);
    int later = version;
    while (later < latest && line.isPresent() && line.get().cost().transaction() == Cost.Permission.UNKNOWN) {
      later++;
      line = CostTable.standard().find(key, later);
    }
    return line;
  }

  /** The cost of a variant that concerns no table, or none that is named. */
  Cost cost(String key) {
    return line(key).map(CostTable.Line::cost).orElse(Cost.UNKNOWN);
  }

  /** The cost of a variant on a table, with locks on others. */
  Cost cost(String key, ObjectName table, List<OtherLock> others) {
    Cost cost = cost(key, table);
    return others.isEmpty() ? cost : cost.beside(others);
  }

  /** The lock that {@code beside KEY} of the cost table takes on another table. */
  OtherLock beside(String key, ObjectName table) {
    Cost cost = cost("beside " + key);
    return new OtherLock(table, cost.lock(), cost.blocks(), cost.scans());
  }

  /** The same for each table that a foreign key of the named one points to, if {@code column} is part of it. */
  List<OtherLock> besideForeignKeys(String key, ObjectName table, Optional<String> column) {
    List<OtherLock> locks = new ArrayList<>(1);
    for (KnownConstraint known : column.isEmpty() ? constraints(table) : constraints(table, column.get())) {
      if (known.constraint() instanceof Constraint.ForeignKey foreignKey && !foreignKey.references().equals(table)) {
        locks.add(beside(key, foreignKey.references()));
      }
    }
    return locks;
  }

  /** Whether the table has indexes, those of constraints among them. */
  Answer indexed(ObjectName name) {
    Optional<Table> table = before.table(name);
    if (table.isEmpty()) {
      return Answer.UNKNOWN;
    }
    if (!table.get().indexes().isEmpty()) {
      return Answer.YES;
    }
    for (KnownConstraint known : table.get().constraints().values()) {
      switch (known.constraint()) {
        case Constraint.PrimaryKey c -> {
          return Answer.YES;
        }
        case Constraint.Unique c -> {
          return Answer.YES;
        }
        case Constraint.Exclude c -> {
          return Answer.YES;
        }
        default -> {}
      }
    }
    return table.get().complete() ? Answer.NO : Answer.UNKNOWN;
  }

  boolean partitioned(ObjectName table) {
    return before.partitioned(table);
  }

  /** The table's constraints, as far as the history shows them. */
  Iterable<KnownConstraint> constraints(ObjectName table) {
    return before.table(table).<Iterable<KnownConstraint>>map(t -> t.constraints().values()).orElse(List.of());
  }

  /** Those of them that speak of a column. */
  private Iterable<KnownConstraint> constraints(ObjectName table, String column) {
    return before
        .table(table)
        .<Iterable<KnownConstraint>>map(t -> t.constraintsOn(column).values())
        .orElse(List.of());
  }

  Optional<KnownConstraint> constraint(ObjectName table, String name) {
    return before.table(table).map(t -> t.constraints().get(name));
  }

  Optional<KnownColumn> column(ObjectName table, String name) {
    return before.table(table).map(t -> t.columns().get(name));
  }

  /** Whether a column refuses NULL; a constraint that left the rows unchecked says nothing about them. */
  Answer refusesNull(ObjectName table, String column) {
    for (KnownConstraint known : constraints(table, column)) {
      if (known.constraint() instanceof Constraint.NotNull && !known.validated()) {
        return Answer.NO;
      }
    }
    Optional<KnownColumn> known = column(table, column).filter(KnownColumn::nullabilityKnown);
    return known.map(c -> c.column().notNull() ? Answer.YES : Answer.NO).orElse(Answer.UNKNOWN);
  }

  /** Whether a validated constraint proves that no row has NULL there: one that this very statement drops does not. */
  boolean provenNotNull(ObjectName table, String column) {
    return before.provenNotNull(table, column, droppedConstraints(table));
  }

  /** The constraints of the table that the statement drops. */
  List<String> droppedConstraints(ObjectName table) {
    List<String> dropped = new ArrayList<>(1);
    for (Operation operation : statement) {
      if (operation instanceof DropConstraint drop && drop.tableName().equals(table)) {
        drop.name().ifPresent(dropped::add);
      }
    }
    return dropped;
  }
}
