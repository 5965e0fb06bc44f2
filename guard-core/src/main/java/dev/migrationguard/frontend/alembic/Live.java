package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.run.Origin;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that exist only while Alembic runs a script. */
sealed interface Live extends Value.Foreign {

  /**
   * A connection, an engine or a session.
   *
   * @param autocommit whether it was asked to run outside transactions
   */
  record Connection(boolean autocommit) implements Live {}

  /** {@code op.get_context()}. */
  record Context() implements Live {}

  /** {@code op.get_context().autocommit_block()}. */
  record AutocommitBlock() implements Live {}

  /** {@code connection.dialect}. */
  record Dialect() implements Live {}

  /** {@code connection.dialect.name}. */
  record DialectName() implements Live {}

  /** A file of the project that is open for reading, or a package's data. */
  record OpenFile(String path) implements Live {}

  /** What the database answers: an inspector, a result. Nothing that comes from it is known. */
  record Answer() implements Live {
    @Override
    public Truth truth() {
      return Truth.UNKNOWN;
    }
  }

  /**
   * What {@code batch_alter_table} gives. Its operations run when the block ends, after what the block itself executes.
   *
   * @param table   the table
   * @param schema  its schema
   * @param recreate when the table is replaced by a copy: {@code auto}, {@code always}, {@code never}
   * @param waiting what the block has asked for
   */
  record Batch(Value table, Optional<Value> schema, String recreate, List<Waiting> waiting) implements Live {

    /** An operation that waits for the end of the block. */
    record Waiting(List<List<Operation>> statements, Origin origin, Guards guards) {}

    static Batch of(Value table, Optional<Value> schema, String recreate) {
      return new Batch(table, schema, recreate, new ArrayList<>());
    }
  }

  /** {@code receiver.name} of a value that only exists while Alembic runs; empty where it is an ordinary method. */
  static Optional<Value> attribute(Value receiver, String name) {
    if (name.equals("[]")) {
      return receiver instanceof Answer ? Optional.of(receiver) : Optional.empty();
    }
    return switch (receiver) {
      case Connection connection ->
          switch (name) {
            case "dialect" -> Optional.of(new Dialect());
            case "engine", "connection", "bind" -> Optional.of(connection);
            case "name" -> Optional.of(new DialectName());
            default -> Optional.empty();
          };
      case Context context ->
          switch (name) {
            case "dialect" -> Optional.of(new Dialect());
            case "bind", "connection" -> Optional.of(new Connection(false));
            case "impl", "migration_context" -> Optional.of(context);
            case "as_sql" -> Optional.of(new Bool(false));
            case "__dialect__" -> Optional.of(new DialectName());
            default -> Optional.empty();
          };
      case ClassValue type when name.equals("__table__") -> CoreStatements.table(type).map(table -> table);
      case Dialect dialect -> name.equals("name") ? Optional.of(new DialectName()) : Optional.of(new Answer());
      case Answer answer -> Optional.of(new Method(answer, name));
      case Reference reference ->
          reference.dotted().equals("alembic.op" + ".migration_context") || reference.dotted().equals("alembic.op" + ".impl")
              ? attribute(new Context(), name)
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
