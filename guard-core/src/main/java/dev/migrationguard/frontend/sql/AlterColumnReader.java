package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ColumnOperation.AlterColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation.DropDefault;
import dev.migrationguard.model.ColumnOperation.DropNotNull;
import dev.migrationguard.model.ColumnOperation.SetDefault;
import dev.migrationguard.model.ColumnOperation.SetNotNull;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import java.util.Optional;

/** Reads an ALTER COLUMN action behind these words. */
final class AlterColumnReader {

  private final Cursor c;
  private final Sink sink;
  private final ObjectName table;
  private String column;

  AlterColumnReader(Cursor c, Sink sink, ObjectName table) {
    this.c = c;
    this.sink = sink;
    this.table = table;
  }

  /** Reads the action whose first word is at {@code from}. */
  void read(int from) {
    // The columns of an index are counted.
    column = c.peek().kind() == Kind.NUMBER ? c.next().text() : Names.plain(c);
    if (c.accept("type") || c.accept("set", "data", "type")) {
      type(from);
    } else if (c.accept("set")) {
      set(from);
    } else if (c.accept("drop")) {
      drop(from);
    } else if (c.accept("add")) {
      identity(from);
    } else if (c.accept("restart")) {
      sequenceOption(true);
      sequenceOptions();
      action("RESTART", from);
    } else if (c.accept("reset")) {
      c.skipParentheses();
      action("RESET", from);
    } else if (c.accept("options")) {
      c.skipParentheses();
      action("OPTIONS", from);
    } else {
      throw c.unread();
    }
  }

  private void action(String words, int from) {
    sink.add(new AlterColumn(table, column, words), c, from);
  }

  private void type(int from) {
    DataType type = Types.read(c);
    Optional<String> collation = Optional.empty();
    if (c.accept("collate")) {
      collation = Optional.of(Names.qualified(c).toString());
    }
    Optional<SqlExpression> using = Optional.empty();
    if (c.accept("using")) {
      using = Optional.of(Expressions.element(c));
    }
    sink.add(new ChangeColumnType(table, column, type, Optional.empty(), using, collation), c, from);
  }

  private void set(int from) {
    if (c.accept("not", "null")) {
      sink.add(new SetNotNull(table, column), c, from);
    } else if (c.accept("default")) {
      SqlExpression value = Expressions.element(c);
      sink.add(new SetDefault(table, column, value), c, from);
    } else if (c.accept("statistics")) {
      c.acceptSymbol("-");
      if (c.peek().kind() != Kind.NUMBER && !c.at("default")) {
        throw c.unread();
      }
      c.next();
      action("SET STATISTICS", from);
    } else if (c.accept("storage")) {
      Names.label(c);
      action("SET STORAGE", from);
    } else if (c.accept("compression")) {
      Names.label(c);
      action("SET COMPRESSION", from);
    } else if (c.accept("expression")) {
      c.expect("as");
      Expressions.inParentheses(c);
      action("SET EXPRESSION", from);
    } else if (c.at("generated")) {
      c.goTo(c.index() - 1);
      sequenceOptions();
      action("SET GENERATED", from);
    } else if (c.atSymbol("(")) {
      c.skipParentheses();
      action("SET", from);
    } else {
      c.goTo(c.index() - 1);
      sequenceOptions();
      action("SET IDENTITY OPTIONS", from);
    }
  }

  private void drop(int from) {
    if (c.accept("not", "null")) {
      sink.add(new DropNotNull(table, column), c, from);
    } else if (c.accept("default")) {
      sink.add(new DropDefault(table, column), c, from);
    } else if (c.accept("expression")) {
      Names.ifExists(c);
      action("DROP EXPRESSION", from);
    } else {
      c.expect("identity");
      Names.ifExists(c);
      action("DROP IDENTITY", from);
    }
  }

  private void identity(int from) {
    c.expect("generated");
    if (!c.accept("always")) {
      c.expect("by", "default");
    }
    c.expect("as", "identity");
    if (c.atSymbol("(")) {
      c.skipParentheses();
    }
    action("ADD IDENTITY", from);
  }

  /** SET GENERATED, SET sequence option and RESTART in any order. */
  private void sequenceOptions() {
    while (!c.ended() && !c.atSymbol(",")) {
      if (c.accept("restart")) {
        sequenceOption(true);
      } else {
        c.expect("set");
        if (c.accept("generated")) {
          if (!c.accept("always")) {
            c.expect("by", "default");
          }
        } else {
          sequenceOption(false);
        }
      }
    }
  }

  private void sequenceOption(boolean restart) {
    if (restart) {
      c.accept("with");
      c.acceptSymbol("-");
      if (c.peek().kind() == Kind.NUMBER) {
        c.next();
      }
      return;
    }
    if (!Sequences.option(c)) {
      throw c.unread();
    }
  }
}
