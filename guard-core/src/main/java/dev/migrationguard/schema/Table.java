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
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What is known of a table. */
public final class Table {

  /** A table of which only the existence is known. */
  static final Table UNSEEN =
      new Table(HashTreePMap.empty(), Parts.none(), Parts.none(), false, Optional.empty(), false);

  private final PMap<String, KnownColumn> columns;
  private final Parts<KnownConstraint> constraints;
  private final Parts<KnownIndex> indexes;
  private final boolean complete;
  private final Optional<String> createdBy;
  private final boolean materializedView;

  private Table(
      PMap<String, KnownColumn> columns,
      Parts<KnownConstraint> constraints,
      Parts<KnownIndex> indexes,
      boolean complete,
      Optional<String> createdBy,
      boolean materializedView) {
    this.columns = columns;
    this.constraints = constraints;
    this.indexes = indexes;
    this.complete = complete;
    this.createdBy = createdBy;
    this.materializedView = materializedView;
  }

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
  public record KnownConstraint(Constraint constraint, boolean validated, Optional<String> addedBy)
      implements Parts.Part {

    @Override
    public List<String> mentions() {
      return constraint.columns();
    }
  }

  /**
   * An index.
   *
   * @param index   as it was created
   * @param addedBy the migration that created it, where the history shows it
   */
  public record KnownIndex(CreateIndex index, Optional<String> addedBy) implements Parts.Part {

    @Override
    public List<String> mentions() {
      List<String> mentioned = new ArrayList<>(index.keys().size());
      for (Key key : index.keys()) {
        mentioned.add(key.expression() ? SOME_COLUMN : key.text());
      }
      mentioned.addAll(index.include());
      index.predicate().ifPresent(predicate -> mentioned.addAll(predicate.columns()));
      return mentioned;
    }
  }

  /** Its columns by name; those of which something is known. */
  public PMap<String, KnownColumn> columns() {
    return columns;
  }

  /** Its constraints by name; one without a name stands under the name that PostgreSQL gives it. */
  public PMap<String, KnownConstraint> constraints() {
    return constraints.byName();
  }

  /** The constraints that speak of a column. */
  public Map<String, KnownConstraint> constraintsOn(String column) {
    return constraints.on(column);
  }

  /** Its indexes by name; those that have one. */
  public PMap<String, KnownIndex> indexes() {
    return indexes.byName();
  }

  /** The indexes that name a column anywhere, and those with an expression, which may. */
  public Map<String, KnownIndex> indexesOn(String column) {
    return indexes.on(column);
  }

  /** Whether {@link #columns} are all: the history shows the table's creation and every change since. */
  public boolean complete() {
    return complete;
  }

  /** The migration that created it, where the history shows it. */
  public Optional<String> createdBy() {
    return createdBy;
  }

  /** Whether it is a materialized view: it is read, indexed and refreshed, and nobody writes to it otherwise. */
  public boolean materializedView() {
    return materializedView;
  }

  /** A view or the like whose creation the history shows; its columns come from elsewhere. */
  static Table view(boolean materialized, String migration) {
    return new Table(HashTreePMap.empty(), Parts.none(), Parts.none(), false, Optional.of(migration), materialized);
  }

  /** A table whose creation the history shows. */
  static Table created(PMap<String, KnownColumn> columns, boolean complete, String migration) {
    return new Table(columns, Parts.none(), Parts.none(), complete, Optional.of(migration), false);
  }

  Table with(KnownColumn column) {
    return withColumns(columns.plus(column.column().name(), column));
  }

  private Table withColumns(PMap<String, KnownColumn> newColumns) {
    return new Table(newColumns, constraints, indexes, complete, createdBy, materializedView);
  }

  Table with(String name, KnownConstraint constraint) {
    return new Table(columns, constraints.plus(name, constraint), indexes, complete, createdBy, materializedView);
  }

  Table withoutConstraint(String name) {
    return new Table(columns, constraints.minus(name), indexes, complete, createdBy, materializedView);
  }

  Table with(String name, KnownIndex index) {
    return new Table(columns, constraints, indexes.plus(name, index), complete, createdBy, materializedView);
  }

  Table withoutIndex(String name) {
    return new Table(columns, constraints, indexes.minus(name), complete, createdBy, materializedView);
  }

  /** What two lines of a history know together; of what both know, the other's. */
  Table and(Table other) {
    return new Table(
        columns.plusAll(other.columns),
        constraints.plusAll(other.constraints),
        indexes.plusAll(other.indexes),
        complete && other.complete,
        createdBy.or(other::createdBy),
        materializedView || other.materializedView);
  }

  /**
   * Without a constraint. One that is dropped by a name that nobody gave, or by none, may be any of those that have no
   * name in the source: they are known no more.
   *
   * @param kind as {@code drop_constraint} calls it, where the source tells
   */
  Table withoutConstraint(Optional<String> name, Optional<String> kind) {
    if (name.isPresent() && constraints().containsKey(name.get())) {
      return withoutConstraint(name.get());
    }
    Table kept = this;
    for (var entry : constraints().entrySet()) {
      Constraint constraint = entry.getValue().constraint();
      if (constraint.name().isEmpty() && (kind.isEmpty() || kind.get().equals(word(constraint)))) {
        kept = kept.withoutConstraint(entry.getKey());
      }
    }
    return kept;
  }

  private static String word(Constraint constraint) {
    return switch (constraint) {
      case Constraint.PrimaryKey c -> "primary";
      case Constraint.Unique c -> "unique";
      case Constraint.ForeignKey c -> "foreignkey";
      case Constraint.Check c -> "check";
      case Constraint.Exclude c -> "exclude";
      case Constraint.NotNull c -> "notnull";
    };
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
    Parts<KnownConstraint> keptConstraints = constraints;
    for (String constraint : constraints.on(name).keySet()) {
      keptConstraints = keptConstraints.minus(constraint);
    }
    Parts<KnownIndex> keptIndexes = indexes;
    for (var entry : indexes.on(name).entrySet()) {
      if (entry.getValue().mentions().contains(name)) {
        keptIndexes = keptIndexes.minus(entry.getKey());
      }
    }
    return new Table(columns.minus(name), keptConstraints, keptIndexes, complete, createdBy, materializedView);
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
    Parts<KnownConstraint> newConstraints = constraints;
    for (var entry : constraints.on(from).entrySet()) {
      KnownConstraint old = entry.getValue();
      newConstraints =
          newConstraints.plus(
              entry.getKey(), new KnownConstraint(renamed(old.constraint(), from, to), old.validated(), old.addedBy()));
    }
    Parts<KnownIndex> newIndexes = indexes;
    for (var entry : indexes.on(from).entrySet()) {
      KnownIndex old = entry.getValue();
      newIndexes = newIndexes.plus(entry.getKey(), new KnownIndex(renamed(old.index(), from, to), old.addedBy()));
    }
    return new Table(newColumns, newConstraints, newIndexes, complete, createdBy, materializedView);
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
