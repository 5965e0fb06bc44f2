package dev.migrationguard.schema;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.Limit;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What is known of a table.
 *
 * @param columns     by name; those of which something is known
 * @param constraints by name; one without a name stands under the name that PostgreSQL gives it
 * @param indexes     by name; those that have one
 * @param complete    whether {@code columns} are all: the history shows the table's creation and every change since
 * @param createdBy   the migration that created it, where the history shows it
 */
public record Table(
    PMap<String, KnownColumn> columns,
    PMap<String, KnownConstraint> constraints,
    PMap<String, KnownIndex> indexes,
    boolean complete,
    Optional<String> createdBy) {

  /** A table of which only the existence is known. */
  static final Table UNSEEN =
      new Table(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), false, Optional.empty());

  /**
   * A column.
   *
   * @param column           as it is now
   * @param nullabilityKnown whether {@code column.notNull()} is known, not merely assumed
   * @param addedBy          the migration that added it, where the history shows it
   */
  public record KnownColumn(Column column, boolean nullabilityKnown, Optional<String> addedBy) {}

  /**
   * A constraint.
   *
   * @param constraint as it was added
   * @param validated  whether every row is known to satisfy it
   * @param addedBy    the migration that added it, where the history shows it
   */
  public record KnownConstraint(Constraint constraint, boolean validated, Optional<String> addedBy) {}

  /**
   * An index.
   *
   * @param index   as it was created
   * @param addedBy the migration that created it, where the history shows it
   */
  public record KnownIndex(CreateIndex index, Optional<String> addedBy) {}

  Table with(KnownColumn column) {
    return withColumns(columns.plus(column.column().name(), column));
  }

  Table withColumns(PMap<String, KnownColumn> newColumns) {
    return new Table(newColumns, constraints, indexes, complete, createdBy);
  }

  Table withConstraints(PMap<String, KnownConstraint> newConstraints) {
    return new Table(columns, newConstraints, indexes, complete, createdBy);
  }

  Table withIndexes(PMap<String, KnownIndex> newIndexes) {
    return new Table(columns, constraints, newIndexes, complete, createdBy);
  }

  /** The column, or one of which nothing but the name is known. */
  KnownColumn columnOrUnseen(String name) {
    KnownColumn known = columns.get(name);
    return known != null
        ? known
        : new KnownColumn(
            Column.nullable(name, DataType.unknown()), false, Optional.empty());
  }

  /** Without a column and all that PostgreSQL drops along with it. */
  Table withoutColumn(String name) {
    PMap<String, KnownConstraint> keptConstraints = constraints;
    for (var entry : constraints.entrySet()) {
      if (entry.getValue().constraint().columns().contains(name)) {
        keptConstraints = keptConstraints.minus(entry.getKey());
      }
    }
    PMap<String, KnownIndex> keptIndexes = indexes;
    for (var entry : indexes.entrySet()) {
      if (mentions(entry.getValue().index(), name)) {
        keptIndexes = keptIndexes.minus(entry.getKey());
      }
    }
    return new Table(columns.minus(name), keptConstraints, keptIndexes, complete, createdBy);
  }

  Table withColumnRenamed(String from, String to) {
    PMap<String, KnownColumn> newColumns = columns;
    KnownColumn known = columns.get(from);
    if (known != null) {
      newColumns =
          columns
              .minus(from)
              .plus(to, new KnownColumn(known.column().withName(to), known.nullabilityKnown(), known.addedBy()));
    }
    PMap<String, KnownConstraint> newConstraints = constraints;
    for (var entry : constraints.entrySet()) {
      KnownConstraint old = entry.getValue();
      if (old.constraint().columns().contains(from)) {
        newConstraints =
            newConstraints.plus(
                entry.getKey(),
                new KnownConstraint(renamed(old.constraint(), from, to), old.validated(), old.addedBy()));
      }
    }
    PMap<String, KnownIndex> newIndexes = indexes;
    for (var entry : indexes.entrySet()) {
      if (mentions(entry.getValue().index(), from)) {
        newIndexes =
            newIndexes.plus(
                entry.getKey(),
                new KnownIndex(renamed(entry.getValue().index(), from, to), entry.getValue().addedBy()));
      }
    }
    return new Table(newColumns, newConstraints, newIndexes, complete, createdBy);
  }

  private static boolean mentions(CreateIndex index, String column) {
    for (Key key : index.keys()) {
      if (!key.expression() && key.text().equals(column)) {
        return true;
      }
    }
    return index.include().contains(column)
        || index.predicate().filter(p -> p.columns().contains(column)).isPresent();
  }

  private static CreateIndex renamed(CreateIndex index, String from, String to) {
    List<Key> keys = new ArrayList<>();
    for (Key key : index.keys()) {
      keys.add(!key.expression() && key.text().equals(from) ? new Key(to, false) : key);
    }
    return new CreateIndex(
        index.name(),
        index.tableName(),
        keys,
        index.unique(),
        index.concurrently(),
        index.ifNotExists(),
        index.only(),
        index.method(),
        renamed(index.include(), from, to),
        index.predicate().map(p -> renamed(p, from, to)));
  }

  private static Constraint renamed(Constraint constraint, String from, String to) {
    return switch (constraint) {
      case Constraint.PrimaryKey c ->
          new Constraint.PrimaryKey(c.name(), renamed(c.columns(), from, to), c.usingIndex(), c.notValid());
      case Constraint.Unique c ->
          new Constraint.Unique(c.name(), renamed(c.columns(), from, to), c.usingIndex(), c.notValid());
      case Constraint.ForeignKey c ->
          new Constraint.ForeignKey(
              c.name(),
              renamed(c.columns(), from, to),
              c.references(),
              c.referencedColumns(),
              c.options(),
              c.notValid());
      case Constraint.Check c ->
          new Constraint.Check(c.name(), renamed(c.expression(), from, to), c.enforced(), c.notValid());
      case Constraint.NotNull c ->
          new Constraint.NotNull(c.name(), c.column().equals(from) ? to : c.column(), c.notValid());
      case Constraint.Exclude c -> c;
    };
  }

  private static SqlExpression renamed(SqlExpression expression, String from, String to) {
    return new SqlExpression(
        expression.text(),
        expression.functions(),
        renamed(expression.columns(), from, to),
        renamed(expression.provenNotNull(), from, to),
        renamedLimits(expression.limits(), from, to),
        expression.onlyLimits());
  }

  private static List<Limit> renamedLimits(List<Limit> limits, String from, String to) {
    List<Limit> renamed = new ArrayList<>(limits.size());
    for (Limit limit : limits) {
      renamed.add(limit.column().equals(from) ? new Limit(to, limit.relation(), limit.values()) : limit);
    }
    return renamed;
  }

  private static List<String> renamed(List<String> names, String from, String to) {
    return names.contains(from) ? names.stream().map(n -> n.equals(from) ? to : n).toList() : names;
  }
}
