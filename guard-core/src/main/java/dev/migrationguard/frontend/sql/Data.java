package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.DataOperation.DeleteRows;
import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import java.util.Optional;

/** Reads what changes rows, token by token: the target, whether it is filtered, and the statements inside a WITH. */
final class Data {

  /** A WITH can stand in a WITH; deeper than this nobody writes it. */
  private static final int DEPTH = 32;

  private final Cursor c;
  private final Sink sink;
  private final boolean inBlock;
  private final int depth;

  Data(Cursor c, Sink sink, boolean inBlock) {
    this(c, sink, inBlock, 0);
  }

  private Data(Cursor c, Sink sink, boolean inBlock, int depth) {
    this.c = c;
    this.sink = sink;
    this.inBlock = inBlock;
    this.depth = depth;
  }

  /** Whether a query begins here. */
  static boolean startsQuery(Cursor c) {
    return c.at("select") || c.at("values") || c.at("table") || c.at("with") || c.atSymbol("(");
  }

  /** Whether the statement ends with {@code WITH NO DATA}. */
  static boolean withoutRows(Cursor c) {
    int end = c.limit();
    return c.token(end - 1).is("data") && c.token(end - 2).is("no") && c.token(end - 3).is("with");
  }

  /** Reads the statement that begins here; false where it is none of rows. */
  boolean read() {
    int from = c.index();
    if (c.accept("with")) {
      with();
    }
    switch (c.atSymbol("(") ? "(" : c.peek().text()) {
      case "select", "values", "table", "(":
        new Queries(c, sink, inBlock).read(from);
        return true;
      case "insert":
        insert(from);
        return true;
      case "update":
        update(from);
        return true;
      case "delete":
        delete(from);
        return true;
      case "merge":
        new MergeReader(c, sink).read(from);
        return true;
      default:
        return false;
    }
  }

  private void with() {
    c.accept("recursive");
    do {
      Names.plain(c);
      if (c.atSymbol("(")) {
        c.skipParentheses();
      }
      c.expect("as");
      c.accept("not");
      c.accept("materialized");
      int open = c.index();
      c.skipParentheses();
      member(c.within(open + 1, c.index() - 1));
      searchAndCycle();
    } while (c.acceptSymbol(","));
  }

  private void member(Cursor inner) {
    if (depth >= DEPTH) {
      throw new Unread("WITH is nested too deeply");
    }
    // A query that only reads is part of the statement around it.
    boolean reads = inner.at("select") || inner.at("values") || inner.at("table") || inner.atSymbol("(");
    if (reads) {
      return;
    }
    if (!new Data(inner, sink, inBlock, depth + 1).read()) {
      throw inner.unread();
    }
    sink.dropQuery();
  }

  private void searchAndCycle() {
    while (c.at("search") || c.at("cycle")) {
      while (!c.ended() && !c.atSymbol(",") && !isStatement(c.peek()) || c.atSymbol(",") && !isNextMember()) {
        c.next();
      }
      return;
    }
  }

  /** Behind the comma of a WITH a name and AS or parentheses follow; behind that of a CYCLE list only a name. */
  private boolean isNextMember() {
    return c.peek(2).is("as") || c.peek(2).isSymbol("(");
  }

  private static boolean isStatement(Token token) {
    return token.is("select") || token.is("insert") || token.is("update") || token.is("delete") || token.is("merge")
        || token.is("values") || token.is("table") || token.isSymbol("(");
  }

  private void insert(int from) {
    c.next();
    c.expect("into");
    ObjectName table = Names.qualified(c);
    if (c.accept("as")) {
      Names.plain(c);
    }
    if (c.atSymbol("(") && !startsQueryInside()) {
      c.skipParentheses();
    }
    if (c.accept("overriding")) {
      c.next();
      c.expect("value");
    }
    boolean fromQuery;
    if (c.accept("default", "values") || c.accept("values")) {
      fromQuery = false;
    } else if (startsQuery(c)) {
      fromQuery = readsTable();
    } else {
      throw c.unread();
    }
    boolean foreign = skipTo("duplicate");
    int unread = c.index();
    c.skipRest();
    sink.add(new InsertRows(table, fromQuery), c, from);
    if (foreign) {
      c.goTo(unread);
      throw c.grammar().refuses("ON DUPLICATE KEY");
    }
  }

  /** Whether the query takes its rows from anywhere: {@code SELECT 1, 2} is a row and no more. */
  private boolean readsTable() {
    int start = c.index();
    boolean reads = !c.at("select") || skipTo("from");
    c.goTo(start);
    return reads;
  }

  private boolean startsQueryInside() {
    Token inside = c.peek(1);
    return inside.is("select") || inside.is("with") || inside.is("values") || inside.isSymbol("(");
  }

  /** Goes to a word outside of parentheses; false, and to the end, where there is none. */
  private boolean skipTo(String word) {
    int depthOfParentheses = 0;
    while (!c.ended()) {
      Token token = c.peek();
      if (token.isSymbol("(")) {
        depthOfParentheses++;
      } else if (token.isSymbol(")")) {
        depthOfParentheses--;
      } else if (depthOfParentheses == 0 && token.is(word)) {
        return true;
      }
      c.next();
    }
    return false;
  }

  private void alias() {
    if (c.accept("as")) {
      Names.plain(c);
    } else if (Names.at(c) && !c.at("set")) {
      Names.plain(c);
    }
  }

  private void update(int from) {
    c.next();
    ObjectName table = Names.relation(c);
    alias();
    Unread failure = null;
    int unread = c.index();
    if (!c.at("set")) {
      // MySQL joins tables here. What is set, and whether it is filtered, can be seen all the same.
      failure = c.unread();
      if (!skipTo("set")) {
        throw failure;
      }
    }
    c.next();
    int set = c.index();
    Clauses clauses = Clauses.find(c);
    String assignments = c.source(set, clauses.end());
    Optional<SqlExpression> filter = clauses.filter(c);
    if (clauses.end() == set || c.token(clauses.end() - 1).isSymbol(",") || clauses.isCutShort()) {
      failure = new Unread("a clause ends too early");
      unread = clauses.end() - 1;
    }
    c.goTo(clauses.rest());
    sink.add(new UpdateRows(table, assignments, filter), c, from);
    if (failure != null) {
      c.goTo(unread);
      throw failure;
    }
  }

  private void delete(int from) {
    c.next();
    c.expect("from");
    ObjectName table = Names.relation(c);
    alias();
    Clauses clauses = Clauses.find(c);
    Optional<SqlExpression> filter = clauses.filter(c);
    boolean understood = clauses.end() == c.index() || c.at("using");
    int unread = c.index();
    c.goTo(clauses.rest());
    sink.add(new DeleteRows(table, filter), c, from);
    if (clauses.isCutShort()) {
      throw c.unread();
    }
    if (!understood) {
      c.goTo(unread);
      throw c.unread();
    }
  }
}
