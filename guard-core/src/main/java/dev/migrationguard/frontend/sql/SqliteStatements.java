package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.SessionOperation.Effect;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.SessionOperation.TransactionControl;
import dev.migrationguard.model.TableOperation.CreateTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one statement of SQLite. */
final class SqliteStatements {

  private final Cursor c;
  private final Sink sink;
  private final int statement;

  SqliteStatements(Cursor c, Sink sink, int statement) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
  }

  /** Reads the statement that begins here; false where SQLite's has nothing of its own. */
  boolean read() {
    if (c.peek().kind() != Kind.WORD) {
      return false;
    }
    String first = c.peek().text();
    switch (first) {
      case "insert", "replace", "update", "delete" -> new MySqlData(c, sink).read();
      case "create" -> create();
      case "alter" -> alter();
      case "drop" -> drop();
      case "pragma", "attach", "detach", "vacuum", "analyze", "reindex", "explain" ->
          rest(first.toUpperCase(Locale.ROOT));
      case "begin" -> begin();
      case "set", "use", "lock", "unlock", "truncate", "grant", "revoke", "comment", "do", "call", "copy", "merge",
          "optimize", "cluster", "refresh", "rename", "start", "show", "execute", "prepare", "deallocate", "notify",
          "listen", "reset", "discard", "security", "flush" ->
          throw c.grammar().refuses(first.toUpperCase(Locale.ROOT));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void rest(String command) {
    c.skipRest();
    sink.add(new OtherStatement(command, Optional.empty()), c, statement);
  }

  private void begin() {
    c.next();
    if (!c.accept("deferred") && !c.accept("immediate")) {
      c.accept("exclusive");
    }
    c.accept("transaction");
    sink.add(new TransactionControl(Effect.BEGIN), c, statement);
  }

  private void alter() {
    c.next();
    if (!c.accept("table")) {
      throw c.grammar().refuses("ALTER " + c.peek().text().toUpperCase(Locale.ROOT));
    }
    new SqliteAlterTable(c, sink).read();
  }

  private void create() {
    c.next();
    boolean temporary = c.accept("temporary") || c.accept("temp");
    if (c.accept("table")) {
      new SqliteCreateTable(c, sink, statement, temporary).read();
    } else if (c.at("index") || c.at("unique", "index")) {
      boolean unique = c.accept("unique");
      c.next();
      if (c.at("concurrently")) {
        throw c.grammar().refuses("CREATE INDEX CONCURRENTLY");
      }
      Indexes.create(c, sink, statement, unique);
    } else if (c.accept("virtual", "table")) {
      boolean ifNotExists = Names.ifNotExists(c);
      ObjectName table = Names.qualified(c);
      c.skipRest();
      sink.add(
          new CreateTable(table, List.of(), List.of(), ifNotExists, temporary, Optional.empty(), false),
          c,
          statement);
    } else if (c.at("view") || c.at("trigger")) {
      boolean trigger = c.next().is("trigger");
      boolean ifNotExists = Names.ifNotExists(c);
      ObjectName name = Names.qualified(c);
      Optional<ObjectName> table = trigger ? tableOfTrigger() : Optional.empty();
      c.skipRest();
      sink.add(
          new CreateObject(
              trigger ? ObjectOperation.Kind.TRIGGER : ObjectOperation.Kind.VIEW, name, false, ifNotExists, table),
          c,
          statement);
    } else {
      throw c.grammar().refuses("CREATE " + c.source(c.index(), c.index() + 1).toUpperCase(Locale.ROOT));
    }
  }

  private Optional<ObjectName> tableOfTrigger() {
    while (!c.ended() && !c.at("on")) {
      c.next();
    }
    c.expect("on");
    return Optional.of(Names.qualified(c));
  }

  private void drop() {
    c.next();
    switch (c.peek().text()) {
      case "table", "view", "index" -> new Drops(c, sink, statement).one();
      case "trigger" -> new Drops(c, sink, statement).trigger();
      default -> throw c.grammar().refuses("DROP " + c.source(c.index(), c.index() + 1).toUpperCase(Locale.ROOT));
    }
  }
}
