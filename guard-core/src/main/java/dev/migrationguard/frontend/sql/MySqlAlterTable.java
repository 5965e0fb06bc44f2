package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.AlterColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ColumnOperation.DropDefault;
import dev.migrationguard.model.ColumnOperation.DropNotNull;
import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.ColumnOperation.SetDefault;
import dev.migrationguard.model.ColumnOperation.SetNotNull;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.AlterConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.DataOperation.DeleteRows;
import dev.migrationguard.model.IndexOperation.AlterIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.RenameIndex;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.TableOperation.AlterTable;
import dev.migrationguard.model.TableOperation.RenameTable;
import java.util.Locale;
import java.util.Optional;

/** Reads MySQL's ALTER TABLE behind these words. */
final class MySqlAlterTable {

  private final Cursor c;
  private final Sink sink;
  private final int statement;
  private ObjectName table;

  MySqlAlterTable(Cursor c, Sink sink, int statement) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
  }

  void read() {
    if (c.at("if", "exists") && c.grammar() == Grammar.MYSQL || c.at("only")) {
      throw c.grammar().refuses("ALTER TABLE " + (c.at("only") ? "ONLY" : "IF EXISTS"));
    }
    Names.ifExists(c);
    table = Names.qualified(c);
    if (c.grammar() == Grammar.MYSQL && c.atAny("wait", "nowait")) {
      throw c.grammar().refuses(c.peek().text().toUpperCase(Locale.ROOT));
    }
    if (c.accept("wait")) {
      c.next();
    } else {
      c.accept("nowait");
    }
    if (c.ended()) {
      throw c.unread();
    }
    do {
      int from = c.index();
      try {
        action(from);
        // Options of the table may follow each other without a comma.
        while (!c.ended() && !c.atSymbol(",")) {
          int next = c.index();
          if (!partitions(next) && !MySqlTableOptions.option(c)) {
            throw c.unread();
          }
        }
      } catch (Unread unread) {
        int at = Math.max(from, c.index());
        c.goTo(from);
        c.skipElement();
        sink.opaque(c, statement, Math.min(at, c.limit() - 1), c.index(), unread);
      }
    } while (c.acceptSymbol(","));
  }

  private void action(int from) {
    if (c.peek().kind() != Kind.WORD) {
      throw c.unread();
    }
    switch (c.peek().text()) {
      case "add" -> {
        c.next();
        add(from);
      }
      case "drop" -> {
        c.next();
        drop(from);
      }
      case "modify" -> {
        c.next();
        c.accept("column");
        Names.ifExists(c);
        redefine(Optional.empty(), from);
      }
      case "change" -> {
        c.next();
        c.accept("column");
        Names.ifExists(c);
        redefine(Optional.of(Names.plain(c)), from);
      }
      case "alter" -> {
        c.next();
        alter(from);
      }
      case "rename" -> {
        c.next();
        rename(from);
      }
      default -> settings(from);
    }
  }

  private void add(int from) {
    if (MySqlKeys.atConstraint(c)) {
      sink.add(new AddConstraint(table, MySqlKeys.constraint(c), false), c, from);
    } else if (MySqlKeys.atIndex(c)) {
      sink.add(MySqlKeys.index(c, table), c, from);
    } else if (c.at("partition") && !isColumnNamed() || c.at("system", "versioning") || c.at("period", "for")) {
      other(from, "ADD PARTITION");
    } else {
      c.accept("column");
      boolean ifNotExists = ifNotExists("ADD COLUMN");
      if (!c.acceptSymbol("(")) {
        column(ifNotExists, from);
        return;
      }
      do {
        column(ifNotExists, c.index());
      } while (c.acceptSymbol(","));
      c.expectSymbol(")");
    }
  }

  /** MariaDB has IF NOT EXISTS and IF EXISTS for the parts of a table; MySQL has not. */
  private boolean ifNotExists(String clause) {
    if (c.grammar() == Grammar.MYSQL && c.at("if", "not", "exists")) {
      throw c.grammar().refuses(clause + " IF NOT EXISTS");
    }
    return Names.ifNotExists(c);
  }

  private boolean ifExists(String clause) {
    if (c.grammar() == Grammar.MYSQL && c.at("if", "exists")) {
      throw c.grammar().refuses(clause + " IF EXISTS");
    }
    return Names.ifExists(c);
  }

  private boolean isColumnNamed() {
    return c.peek(1).kind() == Kind.WORD && !c.peek(1).is("partitions") && !c.peek(1).is("if");
  }

  private void column(boolean ifNotExists, int from) {
    MySqlColumns reader = new MySqlColumns(c);
    Unread failure = null;
    try {
      reader.definition();
      place();
    } catch (Unread unread) {
      failure = unread;
    }
    sink.add(new AddColumn(table, reader.column(), ifNotExists), c, from);
    for (Columns.Inline inline : reader.constraints()) {
      sink.add(new AddConstraint(table, inline.constraint(), true), sink.place(c, inline.from(), inline.to()));
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void place() {
    if (!c.accept("first") && c.accept("after")) {
      Names.plain(c);
    }
  }

  /** MODIFY and CHANGE give a whole definition: what it leaves out, the column loses. */
  private void redefine(Optional<String> old, int from) {
    MySqlColumns reader = new MySqlColumns(c);
    reader.definition();
    place();
    Column column = reader.column();
    String name = column.name();
    old.filter(o -> !o.equalsIgnoreCase(name))
        .ifPresent(o -> sink.add(new RenameColumn(table, o, name), c, from));
    sink.add(
        new ChangeColumnType(
            table, name, column.type(), Optional.empty(), Optional.empty(), column.collation()),
        c,
        from);
    sink.add(column.notNull() ? new SetNotNull(table, name) : new DropNotNull(table, name), c, from);
    Optional<SqlExpression> value = column.defaultValue();
    if (column.generation() == Column.Generation.NONE) {
      sink.add(
          value.isPresent() ? new SetDefault(table, name, value.get()) : new DropDefault(table, name), c, from);
    }
    for (Columns.Inline inline : reader.constraints()) {
      sink.add(new AddConstraint(table, inline.constraint(), false), sink.place(c, inline.from(), inline.to()));
    }
  }

  private void drop(int from) {
    if (c.accept("primary", "key")) {
      constraint("PRIMARY", "primary", false, from);
    } else if (c.accept("foreign", "key")) {
      boolean ifExists = ifExists("DROP FOREIGN KEY");
      constraint(Names.plain(c), "foreignkey", ifExists, from);
    } else if (c.accept("index") || c.accept("key")) {
      boolean ifExists = ifExists("DROP INDEX");
      ObjectName index = ObjectName.of(Names.plain(c));
      sink.add(new DropIndex(index, Optional.of(table), false, ifExists, false), c, from);
    } else if (c.accept("constraint") || c.accept("check")) {
      if (c.grammar() == Grammar.MARIADB && c.token(c.index() - 1).is("check")) {
        throw c.grammar().refuses("DROP CHECK");
      }
      boolean ifExists = ifExists("DROP CONSTRAINT");
      String kind = c.token(c.index() - 1).is("check") ? "check" : "";
      constraint(Names.plain(c), kind, ifExists, from);
    } else if (c.at("partition") && c.peek(1).isName() || c.at("system", "versioning") || c.at("period", "for")) {
      dropPartitions(from);
    } else {
      c.accept("column");
      boolean ifExists = ifExists("DROP COLUMN");
      String name = Names.plain(c);
      if (c.at("cascade") && c.grammar() == Grammar.MYSQL) {
        throw c.grammar().refuses("DROP COLUMN … CASCADE");
      }
      boolean cascade = Names.cascade(c);
      sink.add(new DropColumn(table, name, ifExists, cascade), c, from);
    }
  }

  private void constraint(String name, String kind, boolean ifExists, int from) {
    Optional<String> known = kind.isEmpty() ? Optional.empty() : Optional.of(kind);
    boolean cascade = Names.cascade(c);
    sink.add(new DropConstraint(table, Optional.of(name), known, ifExists, cascade), c, from);
  }

  /** The rows of a partition go with it. */
  private void dropPartitions(int from) {
    if (!c.accept("partition")) {
      other(from, "DROP SYSTEM VERSIONING");
      return;
    }
    Names.ifExists(c);
    do {
      Names.plain(c);
    } while (c.acceptSymbol(","));
    sink.add(new DeleteRows(table, Optional.of(SqlExpression.unknown())), c, from);
  }

  private void alter(int from) {
    if (c.accept("index") || c.accept("key")) {
      ObjectName index = ObjectName.of(Names.plain(c));
      int words = c.index();
      boolean visible = c.accept("visible") || c.accept("invisible");
      if (!visible && !c.accept("not", "ignored")) {
        c.expect("ignored");
      }
      if (visible == (c.grammar() == Grammar.MARIADB)) {
        throw c.grammar().refuses(Actions.words(c, words));
      }
      sink.add(new AlterIndex(index, Actions.words(c, words)), c, from);
      return;
    }
    if (c.accept("check") || c.accept("constraint")) {
      String name = Names.plain(c);
      int words = c.index();
      if (c.grammar() == Grammar.MARIADB) {
        throw c.grammar().refuses("ALTER CHECK");
      }
      c.accept("not");
      c.expect("enforced");
      sink.add(new AlterConstraint(table, name, Actions.words(c, words)), c, from);
      return;
    }
    c.accept("column");
    Names.ifExists(c);
    String column = Names.plain(c);
    if (c.accept("set", "default")) {
      sink.add(new SetDefault(table, column, Expressions.element(c)), c, from);
    } else if (c.accept("drop", "default")) {
      sink.add(new DropDefault(table, column), c, from);
    } else if (c.accept("set", "visible") || c.accept("set", "invisible")) {
      sink.add(new AlterColumn(table, column, "SET VISIBLE"), c, from);
    } else {
      int to = Math.min(c.index() + 2, c.limit());
      throw c.grammar().refuses("ALTER COLUMN … " + c.source(c.index(), to).toUpperCase(Locale.ROOT));
    }
  }

  private void rename(int from) {
    if (c.accept("column")) {
      Names.ifExists(c);
      String name = Names.plain(c);
      c.expect("to");
      sink.add(new RenameColumn(table, name, Names.plain(c)), c, from);
    } else if (c.at("index") && !c.peek(1).is("to") || c.at("key") && !c.peek(1).is("to")) {
      c.next();
      Names.ifExists(c);
      ObjectName name = ObjectName.of(Names.plain(c));
      c.expect("to");
      sink.add(new RenameIndex(name, Names.plain(c)), c, from);
    } else if (c.at("constraint")) {
      throw c.grammar().refuses("RENAME CONSTRAINT");
    } else {
      if (!c.accept("to") && !c.accept("as")) {
        c.acceptSymbol("=");
      }
      sink.add(new RenameTable(table, Names.qualified(c).name()), c, from);
    }
  }

  private void settings(int from) {
    if (MySqlKeys.how(c)) {
      sink.add(new AlterTable(table, c.token(from).text().toUpperCase(Locale.ROOT)), c, from);
    } else if (c.accept("convert", "to")) {
      if (!c.accept("character", "set")) {
        c.expect("charset");
      }
      c.next();
      if (c.accept("collate")) {
        c.next();
      }
      sink.add(new AlterTable(table, "CONVERT TO CHARACTER SET"), c, from);
    } else if (MySqlTableOptions.option(c)) {
      String words = Actions.words(c, from);
      int blank = words.indexOf(' ');
      sink.add(new AlterTable(table, blank < 0 ? words : words.substring(0, blank)), c, from);
    } else if (c.accept("force") || c.accept("enable", "keys") || c.accept("disable", "keys")
        || c.accept("with", "validation") || c.accept("without", "validation")
        || c.accept("discard", "tablespace") || c.accept("import", "tablespace")
        || c.accept("secondary_load") || c.accept("secondary_unload")) {
      sink.add(new AlterTable(table, Actions.words(c, from)), c, from);
    } else if (c.accept("order", "by")) {
      c.skipRest();
      sink.add(new AlterTable(table, "ORDER BY"), c, from);
    } else if (!partitions(from)) {
      switch (c.peek().text()) {
        case "owner", "set", "reset", "enable", "disable", "inherit", "no", "attach", "detach", "cluster", "replica",
            "validate" ->
            throw c.grammar().refuses(c.peek().text().toUpperCase(Locale.ROOT));
        default -> throw c.unread();
      }
    }
  }

  private boolean partitions(int from) {
    switch (c.peek().text()) {
      case "truncate" -> {
        c.next();
        c.expect("partition");
        c.skipRest();
        sink.add(new DeleteRows(table, Optional.of(SqlExpression.unknown())), c, from);
        return true;
      }
      case "partition", "reorganize", "coalesce", "exchange", "analyze", "check", "optimize", "rebuild", "repair",
          "discard", "import" -> {
        other(from, c.peek().text().toUpperCase(Locale.ROOT) + " PARTITION");
        return true;
      }
      case "remove" -> {
        c.next();
        c.expect("partitioning");
        sink.add(new AlterTable(table, "REMOVE PARTITIONING"), c, from);
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private void other(int from, String action) {
    c.skipRest();
    sink.add(new AlterTable(table, action), c, from);
  }
}
