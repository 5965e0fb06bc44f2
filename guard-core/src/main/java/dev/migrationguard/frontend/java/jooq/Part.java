package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Value;
import java.util.Optional;

/**
 * A piece of a statement: a name, a field, a table, a condition, a constraint.
 *
 * @param sql  as it stands in a statement
 * @param own  as it stands where no qualifier may: the last part of a name
 * @param type of a field that is given one
 */
record Part(Kind kind, String sql, String own, Optional<SqlType> type) implements Value.Foreign {

  /** What a piece is. */
  enum Kind {
    NAME,
    FIELD,
    TABLE,
    CONDITION,
    CONSTRAINT,
    /** SQL of the source's own, of which it is not known what it stands for. */
    SQL
  }

  static Part of(Kind kind, String sql) {
    return new Part(kind, sql, sql, Optional.empty());
  }

  static Part expression(String sql) {
    return of(Kind.FIELD, sql);
  }

  Part typed(SqlType as) {
    return new Part(kind, sql, own, Optional.of(as));
  }

  Part as(Kind other) {
    return new Part(other, sql, own, type);
  }
}
