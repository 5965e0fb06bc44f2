package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.DropObject;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.TableOperation.DropTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads DROP behind that word. */
final class Drops {

  /** A name of the list and the tokens that it takes. */
  private record Dropped(ObjectName name, int from, int to) {}

  private final Cursor c;
  private final Sink sink;
  private final int statement;
  private final List<Dropped> dropped = new ArrayList<>(1);
  private boolean ifExists;
  private boolean cascade;
  private boolean concurrently;
  private Optional<ObjectName> table = Optional.empty();

  Drops(Cursor c, Sink sink, int statement) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
  }

  void read() {
    if (c.accept("owned", "by")) {
      roles();
      Names.cascade(c);
      sink.add(new OtherStatement("DROP OWNED", Optional.empty()), c, statement);
      return;
    }
    // MySQL says DROP TEMPORARY TABLE.
    boolean temporary = c.at("temporary", "table");
    if (temporary) {
      throw c.grammar().refuses("DROP TEMPORARY TABLE");
    }
    list(ObjectKinds.read(c));
  }

  private void list(ObjectKinds.Named kind) {
    if (kind.is("COLUMN") || kind.is("CONSTRAINT") || kind.is("LARGE OBJECT")) {
      throw c.unread();
    }
    Unread failure = null;
    try {
      names(kind);
      ending(kind);
      if (!c.ended()) {
        throw c.unread();
      }
    } catch (Unread unread) {
      failure = unread;
    }
    // With one name the operation is the statement; in a list each name is its own.
    for (Dropped one : dropped) {
      if (dropped.size() == 1) {
        sink.add(operation(kind, one.name()), c, statement);
      } else {
        sink.add(operation(kind, one.name()), sink.place(c, one.from(), one.to()));
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Reads DROP TABLE of MySQL, which may be TABLES; the cursor stands at that word. */
  void tables() {
    c.next();
    list(new ObjectKinds.Named(ObjectOperation.Kind.OTHER, "TABLE"));
  }

  /** Reads DROP TABLE, VIEW or INDEX of SQLite, which takes one name and nothing behind it. */
  void one() {
    ObjectKinds.Named kind = ObjectKinds.read(c);
    ifExists = Names.ifExists(c);
    ObjectName name = Names.qualified(c);
    if (c.atSymbol(",") || c.atAny("cascade", "restrict")) {
      boolean list = c.atSymbol(",");
      throw c.grammar().refuses(list ? "DROP " + kind.words() + " a, b" : c.peek().text().toUpperCase(Locale.ROOT));
    }
    sink.add(operation(kind, name), c, statement);
  }

  /** Reads DROP TRIGGER of a database where a trigger's name says all. */
  void trigger() {
    c.next();
    ifExists = Names.ifExists(c);
    ObjectName name = Names.qualified(c);
    sink.add(
        new DropObject(ObjectOperation.Kind.TRIGGER, name, ifExists, false, Optional.empty()), c, statement);
  }

  private void roles() {
    do {
      Names.role(c);
    } while (c.acceptSymbol(","));
  }

  private void names(ObjectKinds.Named kind) {
    concurrently = kind.is("INDEX") && c.accept("concurrently");
    ifExists = Names.ifExists(c);
    do {
      int from = c.index();
      ObjectName name = name(kind);
      dropped.add(new Dropped(name, from, c.index()));
    } while (c.acceptSymbol(","));
  }

  private ObjectName name(ObjectKinds.Named kind) {
    switch (kind.words()) {
      case "CAST":
        c.skipParentheses();
        return ObjectName.of("cast");
      case "TRANSFORM", "USER MAPPING":
        c.expect("for");
        ObjectName subject = kind.is("TRANSFORM") ? ObjectName.of(Types.read(c).name()) : ObjectName.of(Names.role(c));
        c.accept("language");
        c.accept("server");
        Names.plain(c);
        return subject;
      case "OPERATOR":
        return ObjectName.of(operator(c));
      case "TYPE", "DOMAIN":
        return Types.typeName(c);
      case "ROLE", "USER", "GROUP":
        return ObjectName.of(Names.role(c));
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

  /** An operator's symbols with the types on its sides. */
  static String operator(Cursor c) {
    while (c.peek(1).isSymbol(".")) {
      Names.label(c);
      c.next();
    }
    if (c.peek().kind() != Kind.SYMBOL) {
      throw c.unread();
    }
    String symbols = c.next().text();
    c.skipParentheses();
    return symbols;
  }

  private void ending(ObjectKinds.Named kind) {
    if (kind.hangsOnTable()) {
      c.expect("on");
      table = Optional.of(Names.qualified(c));
    } else if (kind.is("INDEX") && c.at("on")) {
      int on = c.index();
      c.next();
      table = Optional.of(Names.qualified(c));
      c.goTo(on);
      throw c.grammar().refuses("DROP INDEX … ON");
    }
    if (kind.is("DATABASE") && (c.at("with") || c.atSymbol("("))) {
      c.accept("with");
      c.skipParentheses();
    }
    cascade = Names.cascade(c);
  }

  private Operation operation(ObjectKinds.Named kind, ObjectName name) {
    if (kind.is("TABLE")) {
      return new DropTable(name, ifExists, cascade);
    }
    if (kind.is("INDEX")) {
      return new DropIndex(name, table, concurrently, ifExists, cascade);
    }
    ObjectOperation.Kind model = kind.kind();
    return new DropObject(model, name, ifExists, cascade, table);
  }
}
