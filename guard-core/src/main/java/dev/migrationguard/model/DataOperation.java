package dev.migrationguard.model;

import java.util.Optional;

/** What a migration does to the rows of a table. */
public sealed interface DataOperation extends Operation {

  /** The table whose rows change. */
  ObjectName tableName();

  @Override
  default Optional<ObjectName> table() {
    return Optional.of(tableName());
  }

  /**
   * INSERT, COPY FROM.
   *
   * @param fromQuery whether the rows come from a query, so that their number grows with other tables
   */
  record InsertRows(ObjectName tableName, boolean fromQuery) implements DataOperation {}

  /**
   * UPDATE, and the updating arm of MERGE.
   *
   * @param assignments the SET list as SQL
   * @param filter      the WHERE; empty for none and for one that is always true
   */
  record UpdateRows(ObjectName tableName, String assignments, Optional<SqlExpression> filter)
      implements DataOperation {}

  /**
   * DELETE, also inside a WITH.
   *
   * @param filter the WHERE; empty for none and for one that is always true
   */
  record DeleteRows(ObjectName tableName, Optional<SqlExpression> filter) implements DataOperation {}

  /** TRUNCATE, one for each name of a list. */
  record TruncateTable(ObjectName tableName, boolean cascade) implements DataOperation {}
}
