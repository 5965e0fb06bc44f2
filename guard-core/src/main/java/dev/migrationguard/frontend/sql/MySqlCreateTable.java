package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.TableOperation.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads MySQL's CREATE TABLE behind these words. */
final class MySqlCreateTable {

  private final Cursor c;
  private final Sink sink;
  private final int statement;
  private final boolean temporary;
  private final List<Column> columns = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<CreateIndex> indexes = new ArrayList<>();
  private boolean complete = true;
  private ObjectName table;

  MySqlCreateTable(Cursor c, Sink sink, int statement, boolean temporary) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
    this.temporary = temporary;
  }

  void read() {
    boolean ifNotExists = Names.ifNotExists(c);
    table = Names.qualified(c);
    int unread = -1;
    Unread reason = null;
    try {
      definition();
      options();
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
    indexes.forEach(index -> sink.add(index, c, statement));
    if (unread >= 0) {
      sink.opaque(c, statement, unread, c.limit(), reason);
    }
  }

  private void definition() {
    if (c.at("partition", "of") || c.at("of") || c.at("inherits")) {
      throw c.grammar().refuses(c.source(c.index(), c.index() + 1).toUpperCase(Locale.ROOT));
    }
    boolean wrapped = c.atSymbol("(") && c.peek(1).is("like");
    if (wrapped || c.at("like")) {
      complete = false;
      c.acceptSymbol("(");
      c.expect("like");
      Names.qualified(c);
      c.acceptSymbol(")");
    } else if (c.atSymbol("(") && !isQuery()) {
      c.next();
      do {
        element();
      } while (c.acceptSymbol(","));
      c.expectSymbol(")");
    } else {
      complete = false;
    }
  }

  private boolean isQuery() {
    return c.peek(1).is("select") || c.peek(1).is("with") || c.peek(1).isSymbol("(");
  }

  private void element() {
    if (MySqlKeys.atConstraint(c)) {
      constraint(MySqlKeys.constraint(c));
    } else if (MySqlKeys.atIndex(c)) {
      indexes.add(MySqlKeys.index(c, table));
    } else if (c.accept("period", "for")) {
      Names.label(c);
      c.skipParentheses();
    } else {
      column();
    }
  }

  private void constraint(Constraint constraint) {
    constraints.add(constraint);
    if (constraint instanceof Constraint.PrimaryKey key) {
      for (int i = 0; i < columns.size(); i++) {
        if (key.columns().contains(columns.get(i).name())) {
          columns.set(i, columns.get(i).withNotNull(true));
        }
      }
    }
  }

  private void column() {
    MySqlColumns reader = new MySqlColumns(c);
    try {
      reader.definition();
    } finally {
      columns.add(reader.column());
      for (Columns.Inline inline : reader.constraints()) {
        constraints.add(inline.constraint());
      }
    }
  }

  private void options() {
    while (!c.ended()) {
      if (c.accept("partition", "by")) {
        c.skipRest();
      } else if (c.at("select") || c.at("with") || c.at("values") || c.at("table") || c.atSymbol("(")) {
        complete = false;
        c.skipRest();
      } else if (c.at("inherits") || c.at("using") || c.at("without", "oids") || c.at("without", "rowid")) {
        throw c.grammar().refuses(c.source(c.index(), c.index() + 1));
      } else if (!c.accept("as") && !c.accept("ignore") && !c.accept("replace") && !c.acceptSymbol(",")
          && !MySqlTableOptions.option(c)) {
        throw c.unread();
      }
    }
  }
}
