package dev.migrationguard.frontend.alembic;

import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.CreateEnum;
import dev.migrationguard.model.ObjectOperation.DropObject;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.TableOperation.AlterTable;
import dev.migrationguard.model.TableOperation.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Alembic makes of an operation for a database other than PostgreSQL, whose options it leaves out there. */
final class Rendering {

  private final String database;

  Rendering(String database) {
    this.database = database;
  }

  /** The name of the database. */
  String database() {
    return database;
  }

  private boolean postgresql() {
    return database.equals("postgresql");
  }

  private boolean sqlite() {
    return database.equals("sqlite");
  }

  /** The statements that the database gets for one operation of the script. */
  List<List<Operation>> of(List<List<Operation>> statements) {
    return of(statements, false);
  }

  /** The same where a copy of the table comes in its place. */
  List<List<Operation>> copied(List<List<Operation>> statements) {
    return of(statements, true);
  }

  /**
   * The same.
   *
   * @param copied whether a copy of the table comes in its place, for which everything can be asked
   */
  private List<List<Operation>> of(List<List<Operation>> statements, boolean copied) {
    if (postgresql()) {
      return statements;
    }
    List<List<Operation>> rendered = new ArrayList<>(statements.size());
    boolean addsColumn = false;
    for (List<Operation> statement : statements) {
      List<Operation> operations = new ArrayList<>(statement.size());
      for (Operation operation : statement) {
        addsColumn |= operation instanceof AddColumn;
        if (emits(operation) && (!sqlite() || copied || !(addsColumn && ofType(operation)))) {
          operations.add(sqlite() && !copied ? orRefused(of(operation)) : of(operation));
        }
      }
      if (!operations.isEmpty()) {
        rendered.add(operations);
      }
    }
    return rendered;
  }

  /** Whether it is the CHECK of a Boolean or an Enum, which Alembic leaves out where ALTER TABLE does not know it. */
  private static boolean ofType(Operation operation) {
    return operation instanceof AddConstraint add && !add.inline() && add.constraint() instanceof Constraint.Check;
  }

  /** What Alembic raises NotImplementedError for, whatever the version of SQLite (alembic.ddl.sqlite, 1.20). */
  private static Operation orRefused(Operation operation) {
    return switch (operation) {
      case AddConstraint add when !add.inline() -> refused("ADD CONSTRAINT", add.constraint().name(), "adds no");
      case DropConstraint drop -> refused("DROP CONSTRAINT", drop.name(), "drops no");
      default -> operation;
    };
  }

  private static Operation refused(String words, Optional<String> name, String does) {
    return new Opaque(
        name.map(known -> words + " " + known).orElse(words),
        "Alembic " + does + " constraint there outside `batch_alter_table`, which replaces the table by a changed copy",
        true);
  }

  /** Whether an operation is a statement there: a type is part of its column, and so is a comment. */
  boolean emits(Operation operation) {
    if (postgresql()) {
      return true;
    }
    return switch (operation) {
      case CreateEnum create -> false;
      case DropObject drop -> drop.kind() != ObjectOperation.Kind.TYPE;
      case OtherStatement other -> !other.command().startsWith("COMMENT ON");
      default -> true;
    };
  }

  private static Operation of(Operation operation) {
    return switch (operation) {
      case CreateIndex index ->
          new CreateIndex(
              index.name(), index.tableName(), index.keys(), index.unique(), false, index.ifNotExists(), false,
              Optional.empty(), List.of(), Optional.empty());
      case DropIndex index -> new DropIndex(index.name(), index.table(), false, index.ifExists(), false);
      case ChangeColumnType change ->
          new ChangeColumnType(
              change.tableName(), change.columnName(), change.type(), change.from(), Optional.empty(),
              change.collation());
      case AddConstraint add -> new AddConstraint(add.tableName(), of(add.constraint()), add.inline());
      case CreateTable create ->
          create.withConstraints(create.constraints().stream().map(Rendering::of).toList());
      default -> operation;
    };
  }

  private static Constraint of(Constraint constraint) {
    return switch (constraint) {
      case Constraint.ForeignKey key ->
          new Constraint.ForeignKey(
              key.name(), key.columns(), key.references(), key.referencedColumns(), key.options(), false);
      case Constraint.Check check ->
          new Constraint.Check(check.name(), check.expression(), check.enforced(), false);
      default -> constraint;
    };
  }

  /**
   * The operations of a batch: on SQLite most of them become one change, of a table that is replaced by its copy.
   *
   * @param recreate {@code auto}, {@code always} or {@code never}
   */
  List<List<Operation>> batch(List<List<Operation>> statements, String recreate) {
    if (!sqlite() || recreate.equals("never")) {
      return of(statements);
    }
    List<List<Operation>> rendered = of(statements, true);
    if (rendered.isEmpty()) {
      return rendered;
    }
    boolean copies = recreate.equals("always");
    List<Operation> all = new ArrayList<>();
    for (List<Operation> statement : rendered) {
      for (Operation operation : statement) {
        copies |= !(operation instanceof AddColumn || operation instanceof CreateIndex
            || operation instanceof DropIndex);
        all.add(operation);
      }
    }
    if (!copies || all.get(0).table().isEmpty()) {
      return of(statements);
    }
    all.add(0, new AlterTable(all.get(0).table().get(), AlterTable.COPY));
    return List.of(all);
  }
}
