package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Span;
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
    record Waiting(List<List<Operation>> statements, Span span, Guards guards) {}

    static Batch of(Value table, Optional<Value> schema, String recreate) {
      return new Batch(table, schema, recreate, new ArrayList<>());
    }
  }
}
