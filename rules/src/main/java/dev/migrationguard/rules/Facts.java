package dev.migrationguard.rules;

import dev.migrationguard.dialect.Blocks;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.CreateDomain;
import dev.migrationguard.model.ObjectOperation.CreateEnum;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.rule.Context;
import dev.migrationguard.rule.HeldLock;
import dev.migrationguard.schema.Table.KnownColumn;
import java.util.List;
import java.util.Optional;

/** The questions that more than one rule asks. */
final class Facts {

  private Facts() {}

  /** Whether writers may wait; a lock that is not known counts. */
  static boolean mayBlockWrites(Cost cost) {
    return cost.blocks().writes() || cost.blocks() == Blocks.UNKNOWN;
  }

  /** Whether the database knows a statement at the judged version. */
  static boolean understands(Context context, Operation operation) {
    return costOf(context, operation).transaction() != Cost.Permission.UNKNOWN;
  }

  /** What another operation in the place of this one would cost. */
  static Cost costOf(Context context, Operation operation) {
    return context.dialect().cost(operation, context.state(), List.of(operation));
  }

  /** Whether two names mean one object, as far as that can be told where one leaves out the schema. */
  static boolean same(ObjectName one, ObjectName other) {
    if (!one.name().equals(other.name())) {
      return false;
    }
    return one.schema().equals(other.schema()) || inDefaultSchema(one) || inDefaultSchema(other);
  }

  private static boolean inDefaultSchema(ObjectName name) {
    return name.schema().isEmpty() || name.schema().get().equals("public");
  }

  /** Whether a lock is one on that table, also where its step gave the table this name. */
  static boolean locks(HeldLock lock, ObjectName table) {
    return same(lock.table(), table)
        || lock.step().operation() instanceof TableOperation.RenameTable rename
            && rename.newName().equals(table.name());
  }

  /** The type of a column before its change, as the source or else the history tells it. */
  static DataType typeBefore(ChangeColumnType change, Context context) {
    return context
        .state()
        .typeBefore(change)
        .map(type -> context.state().stored(type))
        .orElse(DataType.unknown());
  }

  /** Where the source says of the old type what the history denies, as the end of a sentence; empty where it does not. */
  static String contradiction(ChangeColumnType change, Context context) {
    DataType before = typeBefore(change, context);
    Optional<DataType> said = change.from().filter(DataType::known).map(type -> context.state().stored(type));
    return said.isEmpty() || !before.known() || said.get().equals(before)
        ? ""
        : "; the script takes the old type for " + said.get() + ", and the migrations before it made it " + before;
  }

  /** The type of a column after its change. */
  static DataType typeAfter(ChangeColumnType change, Context context) {
    return context.state().resolved(change.type());
  }

  /** What the history knows of a column. */
  static Optional<KnownColumn> column(Context context, ObjectName table, String column) {
    return context.state().table(table).map(t -> t.columns().get(column));
  }

  /** Whether the column is known to accept NULL. */
  static boolean knownNullable(Context context, ObjectName table, String column) {
    return column(context, table, column).filter(c -> c.nullabilityKnown() && !c.column().notNull()).isPresent();
  }

  /** Whether the column is known to refuse NULL. */
  static boolean knownNotNull(Context context, ObjectName table, String column) {
    return column(context, table, column).filter(c -> c.nullabilityKnown() && c.column().notNull()).isPresent();
  }

  /**
   * Whether a change may say no more than what the column was before: where a statement gives a column's whole
   * definition with its type, and the history does not show what it was.
   */
  static boolean restated(Context context, ObjectName table, String column) {
    if (context.dialect().knowsCosts() || column(context, table, column).flatMap(c -> c.addedBy()).isPresent()) {
      return false;
    }
    for (Operation operation : context.statement()) {
      if (operation instanceof ChangeColumnType change && change.columnName().equals(column)) {
        return true;
      }
    }
    return false;
  }

  /** The column that this migration adds under that name before this step. */
  static Optional<AddColumn> addedHere(Context context, ObjectName table, String column) {
    for (Step step : context.earlier()) {
      if (step.operation() instanceof AddColumn add
          && add.columnName().equals(column)
          && same(add.tableName(), table)) {
        return Optional.of(add);
      }
    }
    return Optional.empty();
  }

  /** The column that the source adds in the very same call or statement as a constraint. */
  static Optional<AddColumn> addedWith(AddConstraint constraint, Context context) {
    for (Operation operation : context.statement()) {
      if (operation instanceof AddColumn add && belongs(constraint, add)) {
        return Optional.of(add);
      }
    }
    for (Step step : context.earlier()) {
      if (step.operation() instanceof AddColumn add
          && step.place().equals(context.step().place())
          && belongs(constraint, add)) {
        return Optional.of(add);
      }
    }
    return Optional.empty();
  }

  private static boolean belongs(AddConstraint constraint, AddColumn add) {
    return same(add.tableName(), constraint.tableName())
        && (constraint.constraint().columns().contains(add.columnName())
            || constraint.constraint() instanceof Constraint.Check);
  }

  /** Whether the same migration drops the table later: what it does to a part of it harms nobody more than that. */
  static boolean droppedLater(Context context, ObjectName table) {
    for (Step step : context.later()) {
      if (step.operation() instanceof TableOperation.DropTable drop && same(drop.name(), table)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the same migration drops one of those columns later, and with it what is built on them. */
  static boolean columnDroppedLater(Context context, ObjectName table, List<String> columns) {
    for (Step step : context.later()) {
      if (step.operation() instanceof DropColumn drop
          && columns.contains(drop.columnName())
          && same(drop.tableName(), table)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this migration creates an object of that kind and name, before or after this step. */
  static boolean createdHere(Context context, Kind kind, ObjectName name) {
    return creates(context.earlier(), kind, name) || creates(context.later(), kind, name);
  }

  /** Whether this migration creates it before this step. */
  static boolean createdBefore(Context context, Kind kind, ObjectName name) {
    return creates(context.earlier(), kind, name);
  }

  private static boolean creates(List<Step> steps, Kind kind, ObjectName name) {
    for (Step step : steps) {
      if (step.operation() instanceof CreateObject create && create.kind() == kind && same(create.name(), name)) {
        return true;
      }
      if (kind == Kind.DOMAIN && step.operation() instanceof CreateDomain create && same(create.name(), name)) {
        return true;
      }
      if (kind == Kind.TYPE && step.operation() instanceof CreateEnum create && same(create.name(), name)) {
        return true;
      }
    }
    return false;
  }
}
