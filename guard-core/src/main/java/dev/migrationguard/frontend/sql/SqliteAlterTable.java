package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ColumnOperation.DropNotNull;
import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.ColumnOperation.SetNotNull;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.TableOperation.RenameTable;
import java.util.Locale;
import java.util.Optional;

/** Reads SQLite's ALTER TABLE behind these words: one action, and few of them. */
final class SqliteAlterTable {

  private final Cursor c;
  private final Sink sink;
  private ObjectName table;

  SqliteAlterTable(Cursor c, Sink sink) {
    this.c = c;
    this.sink = sink;
  }

  void read() {
    int statement = 0;
    if (c.at("if", "exists") || c.at("only")) {
      throw c.grammar().refuses("ALTER TABLE " + (c.at("only") ? "ONLY" : "IF EXISTS"));
    }
    table = Names.qualified(c);
    if (c.accept("rename")) {
      rename(statement);
    } else if (c.accept("add")) {
      add(statement);
    } else if (c.accept("drop")) {
      drop(statement);
    } else if (c.accept("alter")) {
      alter(statement);
    } else {
      throw c.grammar().refuses(word());
    }
    if (c.atSymbol(",")) {
      throw c.grammar().refuses("ALTER TABLE … , …");
    }
  }

  private String word() {
    return c.ended() ? "ALTER TABLE" : c.source(c.index(), c.index() + 1).toUpperCase(Locale.ROOT);
  }

  private void rename(int from) {
    if (c.accept("to")) {
      sink.add(new RenameTable(table, Names.plain(c)), c, from);
      return;
    }
    if (c.atAny("constraint", "index") && !c.peek(1).is("to")) {
      throw c.grammar().refuses("RENAME " + word());
    }
    c.accept("column");
    String name = Names.plain(c);
    c.expect("to");
    sink.add(new RenameColumn(table, name, Names.plain(c)), c, from);
  }

  private void add(int from) {
    if (SqliteColumns.atConstraint(c)) {
      if (!c.at("constraint") && !c.at("check")) {
        throw c.grammar().refuses("ADD " + word());
      }
      sink.add(new AddConstraint(table, SqliteColumns.tableConstraint(c), false), c, from);
      return;
    }
    if (!c.accept("column") && c.atAny("index", "key") && (c.peek(1).isSymbol("(") || c.peek(2).isSymbol("("))) {
      throw c.grammar().refuses("ADD " + word());
    }
    if (c.at("if", "not", "exists")) {
      throw c.grammar().refuses("ADD COLUMN IF NOT EXISTS");
    }
    SqliteColumns reader = new SqliteColumns(c);
    Unread failure = null;
    try {
      reader.definition();
    } catch (Unread unread) {
      failure = unread;
    }
    sink.add(new AddColumn(table, reader.column(), false), c, from);
    for (Columns.Inline inline : reader.constraints()) {
      sink.add(new AddConstraint(table, inline.constraint(), true), sink.place(c, inline.from(), inline.to()));
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void drop(int from) {
    if (c.accept("constraint")) {
      String name = Names.plain(c);
      sink.add(new DropConstraint(table, Optional.of(name), Optional.empty(), false, false), c, from);
      return;
    }
    if (c.at("primary", "key") || c.at("foreign", "key")) {
      throw c.grammar().refuses("DROP " + word() + " KEY");
    }
    c.accept("column");
    if (c.at("if", "exists")) {
      throw c.grammar().refuses("DROP COLUMN IF EXISTS");
    }
    String name = Names.plain(c);
    if (c.at("cascade")) {
      throw c.grammar().refuses("CASCADE");
    }
    sink.add(new DropColumn(table, name, false, false), c, from);
  }

  private void alter(int from) {
    c.accept("column");
    String column = Names.plain(c);
    if (c.accept("set", "not", "null")) {
      sink.add(new SetNotNull(table, column), c, from);
    } else if (c.accept("drop", "not", "null")) {
      sink.add(new DropNotNull(table, column), c, from);
    } else {
      throw c.grammar().refuses("ALTER COLUMN … " + word());
    }
  }
}
