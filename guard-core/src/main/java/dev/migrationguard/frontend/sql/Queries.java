package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SessionOperation.Query;
import dev.migrationguard.model.SessionOperation.SetParameter;
import dev.migrationguard.model.TableOperation.CreateTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a query at the level of tokens: what it reads from, SELECT INTO, and the settings that it makes. */
final class Queries {

  private final Cursor c;
  private final Sink sink;
  private final boolean inBlock;

  Queries(Cursor c, Sink sink, boolean inBlock) {
    this.c = c;
    this.sink = sink;
    this.inBlock = inBlock;
  }

  /** Reads to the end of the statement, which began at {@code statement}. */
  void read(int statement) {
    int start = c.index();
    Optional<ObjectName> from = Optional.empty();
    int into = -1;
    int depth = 0;
    boolean settings = false;
    while (!c.ended()) {
      Token token = c.next();
      if (token.isSymbol("(")) {
        depth++;
      } else if (token.isSymbol(")")) {
        depth--;
      } else if (token.is("from") && from.isEmpty() && (depth == 0 || c.token(start).isSymbol("("))) {
        from = source();
      } else if (token.is("into") && depth == 0 && into < 0) {
        into = c.index();
      } else if (token.is("set_config") && c.atSymbol("(")) {
        settings |= setConfig();
      } else if (token.is("table") && c.index() - 1 == start) {
        from = source();
      }
    }
    if (into >= 0 && !inBlock) {
      c.goTo(into);
      createTable(statement);
      return;
    }
    if (!settings) {
      sink.add(new Query(from), c, statement);
    }
  }

  /** The table behind FROM; empty for a subquery, a function and IS DISTINCT FROM. */
  private Optional<ObjectName> source() {
    if (c.token(c.index() - 2).is("distinct") && c.token(c.index() - 3).is("is")
        || c.token(c.index() - 2).is("distinct") && c.token(c.index() - 3).is("not")) {
      return Optional.empty();
    }
    int behind = c.index();
    c.accept("only");
    Optional<ObjectName> name = Names.at(c) ? Optional.of(Names.qualified(c)) : Optional.empty();
    if (c.atSymbol("(")) {
      name = Optional.empty();
    }
    c.goTo(behind);
    return name;
  }

  /** {@code SELECT … INTO [TEMPORARY | UNLOGGED] [TABLE] name}. */
  private void createTable(int statement) {
    boolean local = c.accept("local") || c.accept("global");
    boolean temporary = c.accept("temporary") || c.accept("temp") || local;
    c.accept("unlogged");
    c.accept("table");
    ObjectName table = Names.qualified(c);
    c.skipRest();
    sink.add(
        new CreateTable(table, List.of(), List.of(), false, temporary, Optional.empty(), false).filledAtOnce(),
        c,
        statement);
  }

  /** {@code set_config('name', 'value', is_local)} with the cursor at its parenthesis. */
  private boolean setConfig() {
    int from = c.index() - 1;
    int open = c.index();
    c.skipParentheses();
    int behind = c.index();
    c.goTo(open + 1);
    boolean read = c.peek().isString() && c.peek(1).isSymbol(",");
    if (read) {
      String parameter = c.string().toLowerCase(Locale.ROOT);
      c.next();
      int value = c.index();
      c.skipElement();
      String written = c.source(value, c.index());
      boolean local = c.acceptSymbol(",") && !c.at("false") && !isFalseString();
      c.goTo(behind);
      sink.add(new SetParameter(parameter, written, local), c, from);
    }
    c.goTo(behind);
    return read;
  }

  private boolean isFalseString() {
    return c.peek().isString() && c.string().toLowerCase(Locale.ROOT).startsWith("f");
  }
}
