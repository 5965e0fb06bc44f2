package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.SqlExpression;
import java.util.Optional;

/**
 * Where the clauses of an UPDATE or DELETE stand, as indexes of tokens.
 *
 * @param end   behind the SET list or the target: the first FROM, USING, WHERE or RETURNING
 * @param where the first token of the condition; -1 for none
 * @param rest  behind the last clause that belongs here
 * @param stop  behind the condition
 */
record Clauses(int end, int where, int stop, int rest) {

  /** Looks from where the cursor stands; the cursor stays. */
  static Clauses find(Cursor c) {
    int end = -1;
    int where = -1;
    int stop = -1;
    int depth = 0;
    int i = c.index();
    for (; i < c.limit(); i++) {
      Token token = c.token(i);
      if (token.isSymbol("(")) {
        depth++;
      } else if (token.isSymbol(")")) {
        depth--;
      } else if (depth == 0 && token.kind() == Kind.WORD) {
        if (isForeignEnd(c, i)) {
          return new Clauses(end < 0 ? i : end, where, stop < 0 ? i : stop, i);
        }
        if (token.text().equals("returning")) {
          return new Clauses(end < 0 ? i : end, where, stop < 0 ? i : stop, c.limit());
        }
        if (token.text().equals("where") && where < 0) {
          where = i + 1;
          end = end < 0 ? i : end;
        } else if (end < 0 && (token.text().equals("from") && !c.token(i - 1).is("distinct")
            || token.text().equals("using"))) {
          end = i;
        }
      }
    }
    return new Clauses(end < 0 ? i : end, where, i, i);
  }

  /** UPDATE and DELETE of other databases end in ORDER BY and LIMIT. */
  private static boolean isForeignEnd(Cursor c, int i) {
    return c.token(i).is("limit") || c.token(i).is("order") && c.token(i + 1).is("by");
  }

  /** Whether nothing stands behind WHERE. */
  boolean isCutShort() {
    return where >= 0 && where >= stop;
  }

  /** The condition; empty for none and for one that is always true. */
  Optional<SqlExpression> filter(Cursor c) {
    if (where < 0 || where >= stop) {
      return Optional.empty();
    }
    return isAlwaysTrue(c) ? Optional.empty() : Optional.of(ExpressionFacts.of(c, where, stop));
  }

  private boolean isAlwaysTrue(Cursor c) {
    int first = where;
    int last = stop - 1;
    while (last > first && c.token(first).isSymbol("(") && c.token(last).isSymbol(")")) {
      first++;
      last--;
    }
    if (first == last) {
      return c.token(first).is("true");
    }
    Token left = c.token(first);
    Token right = c.token(last);
    boolean same = left.kind() == right.kind() && (left.kind() == Kind.NUMBER || left.isString());
    return last == first + 2
        && c.token(first + 1).isSymbol("=")
        && same
        && c.source(first, first + 1).equals(c.source(last, last + 1));
  }
}
