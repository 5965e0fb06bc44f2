package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.DataOperation.DeleteRows;
import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import java.util.Optional;

/** Reads INSERT, REPLACE, UPDATE and DELETE of one table as MySQL and SQLite write them; joins are left to others. */
final class MySqlData {

  private final Cursor c;
  private final Sink sink;

  MySqlData(Cursor c, Sink sink) {
    this.c = c;
    this.sink = sink;
  }

  /** Reads the statement whose first word stands here. */
  void read() {
    int from = c.index();
    switch (c.next().text()) {
      case "insert", "replace" -> insert(from);
      case "update" -> update(from);
      default -> delete(from);
    }
  }

  private void modifiers() {
    if (c.accept("or")) {
      c.next();
      return;
    }
    boolean more = true;
    while (more) {
      more = c.accept("low_priority") || c.accept("high_priority") || c.accept("delayed") || c.accept("ignore")
          || c.accept("quick");
    }
  }

  private void insert(int from) {
    modifiers();
    c.accept("into");
    ObjectName table = Names.qualified(c);
    partition();
    if (c.accept("as")) {
      Names.plain(c);
    }
    if (c.atSymbol("(") && !c.peek(1).is("select") && !c.peek(1).is("with") && !c.peek(1).isSymbol("(")) {
      c.skipParentheses();
    }
    boolean fromQuery;
    if (c.at("values") || c.at("value") || c.at("set") || c.at("default", "values")) {
      fromQuery = false;
    } else if (Data.startsQuery(c)) {
      fromQuery = true;
    } else {
      throw c.unread();
    }
    foreignEnd(c.index(), c.limit());
    c.skipRest();
    sink.add(new InsertRows(table, fromQuery), c, from);
  }

  private void partition() {
    if (c.at("partition") && c.peek(1).isSymbol("(")) {
      c.next();
      c.skipParentheses();
    }
  }

  private void alias() {
    if (c.accept("as") || Names.at(c) && !c.at("set") && !c.at("where") && !c.at("order") && !c.at("limit")
        && !c.at("indexed") && !c.at("not") && !c.at("from")) {
      Names.plain(c);
    }
  }

  private void update(int from) {
    modifiers();
    ObjectName table = Names.qualified(c);
    partition();
    alias();
    indexed();
    if (!c.at("set")) {
      throw c.unread();
    }
    c.next();
    int set = c.index();
    Clauses clauses = Clauses.find(c);
    foreignEnd(set, clauses.rest());
    String assignments = c.source(set, clauses.end());
    Optional<SqlExpression> filter = bounded(clauses);
    sink.add(new UpdateRows(table, assignments, filter), c, from);
  }

  private void delete(int from) {
    modifiers();
    c.expect("from");
    ObjectName table = Names.qualified(c);
    if (c.atSymbol(",") || c.atSymbol(".")) {
      throw c.unread();
    }
    partition();
    alias();
    indexed();
    if (!c.ended() && !c.at("where") && !c.at("order") && !c.at("limit") && !c.at("returning")) {
      throw c.unread();
    }
    Clauses clauses = Clauses.find(c);
    foreignEnd(c.index(), clauses.rest());
    Optional<SqlExpression> filter = bounded(clauses);
    sink.add(new DeleteRows(table, filter), c, from);
  }

  private void indexed() {
    if (c.accept("indexed", "by")) {
      Names.plain(c);
    } else {
      c.accept("not", "indexed");
    }
  }

  /** The condition; LIMIT leaves rows out in a way that no condition tells. The cursor goes to the end. */
  private Optional<SqlExpression> bounded(Clauses clauses) {
    Optional<SqlExpression> filter = clauses.filter(c);
    boolean limit = false;
    for (int i = clauses.rest(); i < c.limit(); i++) {
      limit |= c.token(i).is("limit");
    }
    c.skipRest();
    return limit && filter.isEmpty() ? Optional.of(SqlExpression.unknown()) : filter;
  }

  /** MySQL's statements give no rows back; MariaDB's DELETE and INSERT do, and so do SQLite's. */
  private void foreignEnd(int from, int to) {
    boolean update = c.token(0).is("update");
    if (!(c.grammar() == Grammar.MYSQL || c.grammar() == Grammar.MARIADB && update)) {
      return;
    }
    int depth = 0;
    for (int i = from; i < to; i++) {
      Token token = c.token(i);
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      boolean conflict = token.is("on") && c.token(i + 1).is("conflict");
      if (depth == 0 && (token.is("returning") || conflict)) {
        c.goTo(i);
        throw c.grammar().refuses(conflict ? "ON CONFLICT" : "RETURNING");
      }
    }
  }
}
