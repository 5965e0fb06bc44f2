package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.model.Transaction.Mode;
import java.util.Optional;

/** The values that exist only while a migration runs. */
sealed interface Live extends Value.Foreign {

  @Override
  default boolean reaches() {
    return true;
  }

  /** Flyway's {@code Context}. */
  record Context() implements Live {
    @Override
    public boolean fits(String type) {
      return type.equals("Context");
    }
  }

  /**
   * A connection, or a source of them.
   *
   * @param mode what its statements run in; empty for the migration's own, which the tool has opened
   */
  record Connection(Optional<Mode> mode) implements Live {
    @Override
    public boolean fits(String type) {
      return !type.equals("Context") && !type.equals("DSLContext");
    }
  }

  /** {@code connection.createStatement()}. */
  record Statement(Connection connection) implements Live {}

  /** {@code connection.prepareStatement(sql)}: what it sends, whenever it is told to. */
  record Prepared(Connection connection, Value sql) implements Live {}

  /** Spring's {@code JdbcTemplate} and its kin, Flyway's own one. */
  record Template(Connection connection) implements Live {}

  /** {@code jdbcClient.sql(…)}. */
  record Spec(Connection connection, Value sql) implements Live {}

  /** Liquibase's {@code Database}. */
  record LiquibaseDatabase() implements Live {}

  /** Liquibase's {@code RawSqlStatement}. */
  record RawSql(Value sql) implements Live {
    @Override
    public boolean reaches() {
      return false;
    }
  }

  /** A file of the project, or what it is read through. */
  record Resource(Value name) implements Live {
    @Override
    public boolean reaches() {
      return false;
    }
  }

  /** The name of the database, as the driver gives it. */
  record ProductName() implements Live {
    @Override
    public boolean reaches() {
      return false;
    }
  }

  /** What the database answers: rows, metadata. Nothing that comes from it is known. */
  record Answer() implements Live {
    @Override
    public boolean reaches() {
      return false;
    }
  }
}
