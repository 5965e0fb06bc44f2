package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.TableOperation.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads SQLite's CREATE TABLE behind these words. */
final class SqliteCreateTable {

  private final Cursor c;
  private final Sink sink;
  private final int statement;
  private final boolean temporary;
  private final List<Column> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private boolean complete = true;

  SqliteCreateTable(Cursor c, Sink sink, int statement, boolean temporary) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
    this.temporary = temporary;
  }

  void read() {
    boolean ifNotExists = Names.ifNotExists(c);
    ObjectName table = Names.qualified(c);
    int unread = -1;
    Unread reason = null;
    try {
      definition();
    } catch (Unread failure) {
      // That a table is created is certain whatever its details are.
      unread = Math.min(c.index(), c.limit() - 1);
      reason = failure;
      complete = false;
      c.skipRest();
    }
    sink.add(
        new CreateTable(table, columns, constraints, ifNotExists, temporary, Optional.empty(), complete),
        c,
        statement);
    if (unread >= 0) {
      sink.opaque(c, statement, unread, c.limit(), reason);
    }
  }

  private void definition() {
    if (c.accept("as")) {
      complete = false;
      c.skipRest();
      return;
    }
    c.expectSymbol("(");
    do {
      element();
    } while (c.acceptSymbol(","));
    c.expectSymbol(")");
    while (!c.ended()) {
      if (!c.accept("without", "rowid") && !c.accept("strict") && !c.acceptSymbol(",")) {
        throw c.at("engine") || c.at("inherits") || c.at("auto_increment") || c.at("default") || c.at("charset")
            ? c.grammar().refuses(c.source(c.index(), c.index() + 1))
            : c.unread();
      }
    }
  }

  private void element() {
    if (SqliteColumns.atConstraint(c)) {
      Constraint constraint = SqliteColumns.tableConstraint(c);
      constraints.add(constraint);
      if (constraint instanceof Constraint.PrimaryKey key) {
        for (int i = 0; i < columns.size(); i++) {
          if (key.columns().contains(columns.get(i).name())) {
            columns.set(i, columns.get(i).withNotNull(true));
          }
        }
      }
      return;
    }
    SqliteColumns reader = new SqliteColumns(c);
    try {
      reader.definition();
    } finally {
      columns.add(reader.column());
      for (Columns.Inline inline : reader.constraints()) {
        constraints.add(inline.constraint());
      }
    }
  }
}
