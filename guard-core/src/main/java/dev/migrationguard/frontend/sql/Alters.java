package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.AddEnumValue;
import dev.migrationguard.model.ObjectOperation.AlterObject;
import dev.migrationguard.model.ObjectOperation.RenameEnumValue;
import dev.migrationguard.model.ObjectOperation.RenameObject;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import java.util.Optional;

/** Reads ALTER behind that word. */
final class Alters {

  private final Cursor c;
  private final Sink sink;
  private final int statement;

  Alters(Cursor c, Sink sink, int statement) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
  }

  void read() {
    if (c.accept("table") || c.accept("foreign", "table")) {
      new AlterTableReader(c, sink, statement).read();
    } else if (c.accept("index")) {
      Indexes.alter(c, sink, statement);
    } else if (c.accept("system")) {
      other("ALTER SYSTEM");
    } else if (c.accept("default", "privileges")) {
      other("ALTER DEFAULT PRIVILEGES");
    } else {
      object(ObjectKinds.read(c));
    }
  }

  private void other(String command) {
    c.skipRest();
    sink.add(new OtherStatement(command, Optional.empty()), c, statement);
  }

  private void object(ObjectKinds.Named kind) {
    switch (kind.words()) {
      case "COLUMN", "CONSTRAINT", "TABLE", "INDEX", "CAST", "TRANSFORM":
        throw c.unread();
      default:
        break;
    }
    if (kind.is("MATERIALIZED VIEW") && c.at("all", "in", "tablespace")) {
      other("ALTER MATERIALIZED VIEW ALL IN TABLESPACE");
      return;
    }
    Names.ifExists(c);
    ObjectName name = name(kind);
    if (kind.hangsOnTable()) {
      c.expect("on");
      Names.qualified(c);
    }
    switch (kind.words()) {
      case "TYPE":
        if (enumValue(name)) {
          return;
        }
        break;
      case "VIEW", "MATERIALIZED VIEW":
        if (renameColumn(name)) {
          return;
        }
        break;
      default:
        break;
    }
    if (c.accept("rename", "to")) {
      sink.add(new RenameObject(kind.kind(), name, Names.plain(c)), c, statement);
      return;
    }
    if (kind.is("VIEW") || kind.is("MATERIALIZED VIEW")) {
      viewActions(kind, name);
      return;
    }
    String action = kind.is("DOMAIN") ? new DomainReader(c).action() : action();
    if (!kind.is("DOMAIN")) {
      c.skipRest();
    }
    sink.add(new AlterObject(kind.kind(), name, action), c, statement);
  }

  /** Of a materialized view many things can be altered at once. */
  private void viewActions(ObjectKinds.Named kind, ObjectName name) {
    if (c.at("as")) {
      // Other databases replace a view so.
      throw c.unread();
    }
    boolean many = false;
    do {
      int from = c.index();
      boolean column = c.at("alter");
      String action = action();
      c.skipElement();
      // The word COLUMN may be left out.
      AlterObject alter = new AlterObject(kind.kind(), name, column ? "ALTER COLUMN" : action);
      many |= c.atSymbol(",");
      sink.add(alter, c, many ? from : statement);
    } while (c.acceptSymbol(","));
  }

  private ObjectName name(ObjectKinds.Named kind) {
    switch (kind.words()) {
      case "TYPE", "DOMAIN":
        return Types.typeName(c);
      case "OPERATOR":
        return ObjectName.of(Drops.operator(c));
      case "ROLE", "USER", "GROUP":
        return ObjectName.of(c.at("all") ? Names.label(c) : Names.role(c));
      case "USER MAPPING":
        c.expect("for");
        return ObjectName.of(Names.role(c));
      case "LARGE OBJECT":
        return ObjectName.of(c.next().text());
      default:
        break;
    }
    ObjectName name = Names.routine(c);
    if (kind.hasArguments() && c.atSymbol("(")) {
      c.skipParentheses();
    }
    if (kind.usesMethod()) {
      c.expect("using");
      Names.plain(c);
    }
    return name;
  }

  private boolean enumValue(ObjectName type) {
    if (c.accept("add", "value")) {
      boolean ifNotExists = Names.ifNotExists(c);
      String value = label();
      if (c.accept("before") || c.accept("after")) {
        label();
      }
      sink.add(new AddEnumValue(type, value, ifNotExists), c, statement);
      return true;
    }
    if (c.accept("rename", "value")) {
      String value = label();
      c.expect("to");
      sink.add(new RenameEnumValue(type, value, label()), c, statement);
      return true;
    }
    if (c.at("drop", "value")) {
      c.next();
      throw Unread.refused("PostgreSQL cannot drop a value of an enum");
    }
    return false;
  }

  private String label() {
    return c.peek().kind() == Kind.PARAMETER ? Names.label(c) : c.string();
  }

  private boolean renameColumn(ObjectName view) {
    if (!c.at("rename") || c.at("rename", "to")) {
      return false;
    }
    c.next();
    c.accept("column");
    String column = Names.plain(c);
    c.expect("to");
    sink.add(new RenameColumn(view, column, Names.plain(c), true), c, statement);
    return true;
  }

  /** The leading words of an action; what it acts on is not told apart. */
  private String action() {
    int from = c.index();
    if (c.atSymbol("(")) {
      c.skipParentheses();
      return "SET";
    }
    Token first = c.peek();
    if (first.kind() != Kind.WORD || first.is("rename") && c.peek(1).kind() == Kind.END) {
      throw c.unread();
    }
    c.next();
    switch (first.text()) {
      case "owner":
        c.expect("to");
        break;
      case "set", "reset", "add", "drop", "alter", "rename", "enable", "disable", "validate", "refresh", "no",
          "depends", "attach", "connection":
        if (c.accept("access", "method")) {
          break;
        }
        if (c.peek().kind() == Kind.WORD) {
          c.next();
        }
        break;
      default:
        break;
    }
    return Actions.words(c, from);
  }
}
