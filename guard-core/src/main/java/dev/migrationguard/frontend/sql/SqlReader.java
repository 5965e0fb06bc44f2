package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.SqlExpression;
import java.util.List;

/** The one door through which SQL text becomes operations, wherever it came from. */
public final class SqlReader {

  private SqlReader() {}

  /**
   * Reads a text of any number of statements. One that cannot be read becomes an
   * {@link dev.migrationguard.model.Opaque} and hides none of its neighbours.
   */
  public static List<SqlStatement> read(SqlText text) {
    return List.of();
  }

  /** Reads one expression, such as a default or a CHECK. */
  public static SqlExpression expression(String sql) {
    return SqlExpression.constant(sql);
  }
}
