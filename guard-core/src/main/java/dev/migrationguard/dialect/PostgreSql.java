package dev.migrationguard.dialect;

import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.schema.SchemaState;
import java.util.List;

/** PostgreSQL 10 to 18. */
public final class PostgreSql implements Dialect {

  private final int version;

  /** PostgreSQL at a major version, from 10. */
  public PostgreSql(int version) {
    this.version = version;
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public Cost cost(Operation operation, SchemaState before, List<Operation> statement) {
    return Cost.UNKNOWN;
  }

  @Override
  public TypeChange typeChange(DataType from, DataType to) {
    return TypeChange.UNKNOWN;
  }

  @Override
  public Answer sameForEveryRow(SqlExpression expression) {
    return Answer.UNKNOWN;
  }

  @Override
  public int longestName() {
    return 63;
  }
}
