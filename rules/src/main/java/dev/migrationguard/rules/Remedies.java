package dev.migrationguard.rules;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.ConstraintOperation.ValidateConstraint;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.schema.SchemaState;
import dev.migrationguard.schema.Table;
import dev.migrationguard.schema.Table.KnownConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The safe ways that more than one rule offers. */
final class Remedies {

  private Remedies() {}

  /** An index built while writes go on. */
  static Phase buildIndex(CreateIndex index) {
    return Phase.outsideTransaction("Build the index while writes go on", index.withConcurrently());
  }

  /** NOT NULL without a scan that anybody waits for; where the database scans regardless, the CHECK stays instead. */
  static List<Phase> setNotNull(ObjectName table, String column, Context context) {
    String name = Names.on(table, List.of(column), "not_null", context);
    SqlExpression filled =
        new SqlExpression(Names.sql(column) + " IS NOT NULL", List.of(), List.of(column), List.of(column));
    AddConstraint promise = unchecked(table, new Constraint.Check(Optional.of(name), filled, true, false));
    ValidateConstraint validate = new ValidateConstraint(table, name);
    ColumnOperation.SetNotNull set = new ColumnOperation.SetNotNull(table, column);
    List<Phase> phases = new ArrayList<>();
    phases.add(Phase.migration("Refuse NULL in new rows, leaving the old ones unchecked", promise));
    phases.add(Phase.migration("Check the rows that are there, while reads and writes go on", validate));
    SchemaState proven = context.state().after(promise, "remedy").after(validate, "remedy");
    if (!context.dialect().cost(set, proven, List.of(set)).scans().possible()) {
      phases.add(
          Phase.migration(
              "Set NOT NULL, which the constraint has proven, and drop the constraint",
              set,
              new ConstraintOperation.DropConstraint(table, Optional.of(name), Optional.of("check"), false, false)));
    }
    return phases;
  }

  /** A constraint that is added unchecked and checked on its own. */
  static Remedy validateLater(AddConstraint add, Context context) {
    List<Phase> phases = new ArrayList<>(columnFirst(add, context));
    AddConstraint unchecked = unchecked(add.tableName(), named(add, context));
    String name = unchecked.constraint().name().orElseThrow();
    phases.add(Phase.migration("Add the constraint for new rows, leaving the old ones unchecked", unchecked));
    phases.add(
        Phase.migration(
            "Check the rows that are there, in a migration of its own, while reads and writes go on",
            new ValidateConstraint(add.tableName(), name)));
    return new Remedy(phases);
  }

  /** The column of an inline constraint, added without it. */
  static List<Phase> columnFirst(AddConstraint add, Context context) {
    return Facts.addedWith(add, context)
        .map(column -> List.of(Phase.migration("Add the column without the constraint", column)))
        .orElse(List.of());
  }

  /** The unique index that a UNIQUE or PRIMARY KEY takes over later. */
  static Phase uniqueIndex(ObjectName table, String name, List<String> columns) {
    List<Key> keys = new ArrayList<>();
    for (String column : columns) {
      keys.add(new Key(column, false));
    }
    ObjectName index = new ObjectName(table.schema(), name);
    return buildIndex(
        new CreateIndex(
            Optional.of(index),
            table,
            keys,
            true,
            true,
            false,
            false,
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  /** A UNIQUE constraint that takes over an index built while reads and writes go on. */
  static Remedy uniqueLater(AddConstraint add, Constraint.Unique unique, Context context) {
    if (unique.columns().isEmpty()) {
      return Remedy.NONE;
    }
    List<Phase> phases = new ArrayList<>(columnFirst(add, context));
    String name = unique.name().orElse(Names.on(add.tableName(), unique.columns(), "key", context));
    phases.add(uniqueIndex(add.tableName(), name, unique.columns()));
    Constraint taken = new Constraint.Unique(Optional.of(name), unique.columns(), Optional.of(name), false);
    phases.add(
        Phase.migration(
            "Make the index a constraint, which takes a moment", new AddConstraint(add.tableName(), taken, false)));
    return new Remedy(phases);
  }

  /** A new column beside the old one, filled and taken over by the application before the old one goes. */
  static Remedy replaceColumn(ObjectName table, String old, Column replacement, Context context) {
    String both = Say.quoted(old) + " and " + Say.quoted(replacement.name());
    Column empty = Column.nullable(replacement.name(), replacement.type());
    String add = "Add " + Say.quoted(replacement.name()) + " beside " + Say.quoted(old);
    return Remedy.of(
        replacement.type().known() && !EnumTypeMissing.missing(table, replacement.type(), context)
            ? Phase.migration(add, new AddColumn(table, empty, false))
            : Phase.release(add + ", with the type that it is to have, in a migration"),
        Phase.release("Release a version that writes " + both),
        fill(replacement.name()),
        Phase.release("Release a version that reads and writes " + Say.quoted(replacement.name()) + " alone"),
        dropColumn(new ColumnOperation.DropColumn(table, old, false, false)));
  }

  /** The same for a column that takes another type. */
  static Remedy changeType(ChangeColumnType change, Context context) {
    Column replacement = Column.nullable(change.columnName() + "_new", change.type());
    return replaceColumn(change.tableName(), change.columnName(), replacement, context);
  }

  /**
   * The first ten thousand values of a table's key as a condition, together with another one; empty where the history
   * does not show a key that can be counted.
   */
  static Optional<SqlExpression> oneKeyRange(ObjectName table, Optional<SqlExpression> filter, Context context) {
    if (filter.filter(f -> !f.known()).isPresent()) {
      return Optional.empty();
    }
    for (KnownConstraint known : constraints(table, context)) {
      if (known.constraint() instanceof Constraint.PrimaryKey key && key.columns().size() == 1) {
        String column = key.columns().getFirst();
        String range = Names.sql(column) + " >= 0 AND " + Names.sql(column) + " < 10000";
        String text = filter.map(f -> range + " AND (" + f.text() + ")").orElse(range);
        return counted(table, column, context)
            ? Optional.of(new SqlExpression(text, List.of(), List.of(column), List.of()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Iterable<KnownConstraint> constraints(ObjectName table, Context context) {
    Optional<Table> known = context.state().table(table);
    return known.isPresent() ? known.get().constraints().values() : List.of();
  }

  private static boolean counted(ObjectName table, String column, Context context) {
    return context
        .state()
        .column(table, column)
        .map(c -> c.type().name())
        .filter(t -> t.equals("integer") || t.equals("bigint") || t.equals("smallint"))
        .isPresent();
  }

  /** The drop of a column that nobody reads any more. */
  static Phase dropColumn(ColumnOperation.DropColumn drop) {
    return Phase.migration("Drop the column", drop)
        .accepting("drop-column", "no running version reads or writes it any more");
  }

  /** The rows that are there, filled without one long transaction. */
  static Phase fill(String column) {
    return Phase.release(
        "Fill " + Say.quoted(column) + " in the rows that are there, some thousand at a time, each time in a"
            + " transaction of its own");
  }

  private static AddConstraint unchecked(ObjectName table, Constraint constraint) {
    Constraint unchecked =
        switch (constraint) {
          case Constraint.Check c -> new Constraint.Check(c.name(), c.expression(), c.enforced(), true);
          case Constraint.ForeignKey f ->
              new Constraint.ForeignKey(
                  f.name(), f.columns(), f.references(), f.referencedColumns(), f.options(), true);
          case Constraint.NotNull n -> new Constraint.NotNull(n.name(), n.column(), true);
          case Constraint.PrimaryKey p -> p;
          case Constraint.Unique u -> u;
          case Constraint.Exclude e -> e;
        };
    return new AddConstraint(table, unchecked, false);
  }

  private static Constraint named(AddConstraint add, Context context) {
    Constraint constraint = add.constraint();
    if (constraint.name().isPresent()) {
      return constraint;
    }
    return switch (constraint) {
      case Constraint.Check c ->
          new Constraint.Check(name(add, "check", context), c.expression(), c.enforced(), c.notValid());
      case Constraint.ForeignKey f ->
          new Constraint.ForeignKey(
              name(add, "fkey", context),
              f.columns(),
              f.references(),
              f.referencedColumns(),
              f.options(),
              f.notValid());
      case Constraint.NotNull n -> new Constraint.NotNull(name(add, "not_null", context), n.column(), n.notValid());
      case Constraint.PrimaryKey p -> p;
      case Constraint.Unique u -> u;
      case Constraint.Exclude e -> e;
    };
  }

  private static Optional<String> name(AddConstraint add, String suffix, Context context) {
    return Optional.of(Names.on(add.tableName(), add.constraint().columns(), suffix, context));
  }
}
