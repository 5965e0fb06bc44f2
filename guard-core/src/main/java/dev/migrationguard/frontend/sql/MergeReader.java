package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.DataOperation.DeleteRows;
import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import java.util.Optional;

/** Reads MERGE: one operation for each arm that changes rows. */
final class MergeReader {

  private final Cursor c;
  private final Sink sink;

  MergeReader(Cursor c, Sink sink) {
    this.c = c;
    this.sink = sink;
  }

  void read(int from) {
    c.expect("merge", "into");
    ObjectName table = Names.relation(c);
    skipTo("using");
    c.expect("using");
    skipTo("on");
    c.expect("on");
    int on = c.index();
    skipTo("when");
    Optional<SqlExpression> condition = Optional.of(ExpressionFacts.of(c, on, c.index()));
    boolean arms = false;
    while (c.at("when")) {
      arm(table, condition);
      arms = true;
    }
    if (!arms) {
      throw c.unread();
    }
    if (c.at("returning")) {
      c.skipRest();
    }
  }

  private void arm(ObjectName table, Optional<SqlExpression> condition) {
    int from = c.index();
    c.next();
    skipTo("then");
    c.expect("then");
    int action = c.index();
    c.next();
    skipTo("when");
    switch (c.token(action).text()) {
      case "insert":
        sink.add(new InsertRows(table, true), c, from);
        break;
      case "update":
        sink.add(new UpdateRows(table, c.source(action + 2, c.index()), condition), c, from);
        break;
      case "delete":
        sink.add(new DeleteRows(table, condition), c, from);
        break;
      default:
        if (!c.token(action).is("do")) {
          c.goTo(action);
          throw c.unread();
        }
        break;
    }
  }

  /** Goes to a word outside of parentheses and of CASE, or to RETURNING, or to the end. */
  private void skipTo(String word) {
    int depth = 0;
    while (!c.ended()) {
      Token token = c.peek();
      if (token.isSymbol("(") || token.is("case")) {
        depth++;
      } else if (token.isSymbol(")") || token.is("end") && depth > 0) {
        depth--;
      } else if (depth == 0 && (token.is(word) || token.is("returning"))) {
        return;
      }
      c.next();
    }
  }
}
