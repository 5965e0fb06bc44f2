package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.DataOperation.TruncateTable;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.AlterObject;
import dev.migrationguard.model.ObjectOperation.CreateObject;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.TableOperation.RenameTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one statement of MySQL or MariaDB. */
final class MySqlStatements {

  private final Cursor c;
  private final Sink sink;
  private final int statement;

  MySqlStatements(Cursor c, Sink sink, int statement) {
    this.c = c;
    this.sink = sink;
    this.statement = statement;
  }

  /** Reads the statement that begins here; false where MySQL's has nothing of its own. */
  boolean read() {
    if (c.peek().kind() != Kind.WORD) {
      return false;
    }
    String first = c.peek().text();
    switch (first) {
      case "insert", "replace", "update", "delete" -> new MySqlData(c, sink).read();
      case "alter" -> alter();
      case "create" -> create();
      case "drop" -> drop();
      case "rename" -> rename();
      case "truncate" -> truncate();
      case "optimize", "analyze", "check", "repair", "checksum" -> maintain(first);
      case "prepare" -> prepare();
      case "set" -> rest("SET");
      case "lock", "unlock" -> lock(first);
      case "use", "call", "do", "flush", "kill", "reset", "show", "desc", "describe", "help", "handler", "load",
          "execute", "deallocate", "install", "uninstall", "clone", "shutdown", "restart", "binlog", "cache", "change",
          "stop", "purge", "signal", "resignal", "xa", "grant", "revoke", "explain" ->
          plain(first);
      case "comment", "vacuum", "reindex", "cluster", "copy", "listen", "unlisten", "notify", "refresh", "reassign",
          "security", "discard", "pragma", "attach", "detach", "merge", "checkpoint" ->
          throw c.grammar().refuses(first.toUpperCase(Locale.ROOT));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void plain(String first) {
    if (first.equals("do") && c.peek(1).kind() == Kind.SYMBOL && c.peek(1).text().startsWith("$")) {
      throw c.grammar().refuses("DO $$");
    }
    rest(first.toUpperCase(Locale.ROOT));
  }

  private void rest(String command) {
    c.skipRest();
    sink.add(new OtherStatement(command, Optional.empty()), c, statement);
  }

  private void alter() {
    c.next();
    if (c.grammar() == Grammar.MYSQL && c.atAny("online", "offline")) {
      throw c.grammar().refuses("ALTER ONLINE TABLE");
    }
    while (c.accept("online") || c.accept("offline") || c.accept("ignore")) {
      continue;
    }
    if (c.accept("table")) {
      new MySqlAlterTable(c, sink, statement).read();
      return;
    }
    ObjectOperation.Kind kind = kind();
    ObjectName name = Names.isNext(c) || Names.at(c) ? objectName(kind) : ObjectName.unknown();
    c.skipRest();
    sink.add(new AlterObject(kind, name, "ALTER"), c, statement);
  }

  private ObjectName objectName(ObjectOperation.Kind kind) {
    Names.ifExists(c);
    boolean named = Names.at(c) && !(kind == ObjectOperation.Kind.DATABASE && c.at("character"));
    return named ? Names.qualified(c) : ObjectName.unknown();
  }

  private void create() {
    c.next();
    boolean orReplace = c.accept("or", "replace");
    boolean temporary = c.accept("temporary");
    if (c.accept("table")) {
      new MySqlCreateTable(c, sink, statement, temporary).read();
      return;
    }
    c.accept("online");
    if (c.at("index") || c.peek(1).is("index")) {
      createIndex();
      return;
    }
    details();
    ObjectOperation.Kind kind = kind();
    boolean ifNotExists = Names.ifNotExists(c);
    ObjectName name = c.peek().isString() ? ObjectName.of(c.string()) : Names.qualified(c);
    Optional<ObjectName> table = kind == ObjectOperation.Kind.TRIGGER ? tableOfTrigger() : Optional.empty();
    if (kind == ObjectOperation.Kind.FUNCTION && isForeignRoutine()) {
      throw c.grammar().refuses("AS $$");
    }
    c.skipRest();
    sink.add(new CreateObject(kind, name, orReplace, ifNotExists, table), c, statement);
  }

  /** A function whose body stands between dollars. */
  private boolean isForeignRoutine() {
    for (int i = c.index(); i + 2 < c.limit(); i++) {
      if (c.token(i).is("as") && c.token(i + 1).isSymbol("$") && c.token(i + 2).isSymbol("$")) {
        return true;
      }
    }
    return false;
  }

  /** ALGORITHM, DEFINER and SQL SECURITY in front of what is created. */
  private void details() {
    while (!c.ended()) {
      if (c.accept("sql", "security") || c.at("algorithm") && c.peek(1).isSymbol("=")) {
        if (c.accept("algorithm")) {
          c.next();
        }
        c.next();
      } else if (c.accept("definer")) {
        c.acceptSymbol("=");
        do {
          c.next();
          if (c.atSymbol("(")) {
            c.skipParentheses();
          }
        } while (c.atSymbol("@") && c.next() != null);
      } else if (!c.accept("aggregate") && !c.accept("or", "replace") && !c.accept("undo")) {
        return;
      }
    }
  }

  private Optional<ObjectName> tableOfTrigger() {
    while (!c.ended() && !c.at("on")) {
      c.next();
    }
    c.expect("on");
    return Optional.of(Names.qualified(c));
  }

  private ObjectOperation.Kind kind() {
    Token word = c.peek();
    if (word.kind() != Kind.WORD) {
      throw c.unread();
    }
    ObjectOperation.Kind kind = switch (word.text()) {
      case "view" -> ObjectOperation.Kind.VIEW;
      case "procedure" -> ObjectOperation.Kind.PROCEDURE;
      case "function" -> ObjectOperation.Kind.FUNCTION;
      case "trigger" -> ObjectOperation.Kind.TRIGGER;
      case "database", "schema" -> ObjectOperation.Kind.DATABASE;
      case "user", "role" -> ObjectOperation.Kind.ROLE;
      case "tablespace" -> ObjectOperation.Kind.TABLESPACE;
      case "event", "server", "instance", "library", "package" -> ObjectOperation.Kind.OTHER;
      case "sequence" -> {
        if (c.grammar() == Grammar.MYSQL) {
          throw c.grammar().refuses("SEQUENCE");
        }
        yield ObjectOperation.Kind.SEQUENCE;
      }
      case "type", "domain", "extension", "materialized", "policy", "rule", "publication", "subscription", "statistics",
          "collation", "operator", "cast", "conversion", "aggregate", "foreign", "unlogged", "virtual" ->
          throw c.grammar().refuses(word.text().toUpperCase(Locale.ROOT));
      default -> throw c.unread();
    };
    c.next();
    return kind;
  }

  private void createIndex() {
    boolean unique = c.accept("unique");
    if (!c.at("index")) {
      c.next();
    }
    c.expect("index");
    if (c.at("concurrently")) {
      throw c.grammar().refuses("CREATE INDEX CONCURRENTLY");
    }
    if (c.grammar() == Grammar.MYSQL && c.at("if", "not", "exists")) {
      throw c.grammar().refuses("CREATE INDEX IF NOT EXISTS");
    }
    boolean ifNotExists = Names.ifNotExists(c);
    ObjectName name = ObjectName.of(Names.plain(c));
    MySqlKeys.using(c);
    c.expect("on");
    ObjectName table = Names.qualified(c);
    List<Key> keys = List.of();
    Unread failure = null;
    try {
      if (c.at("using")) {
        throw c.grammar().refuses("USING");
      }
      keys = MySqlKeys.keys(c);
      do {
        MySqlKeys.options(c);
      } while (MySqlKeys.how(c));
      if (c.at("where") || c.at("include")) {
        throw c.grammar().refuses(c.at("where") ? "CREATE INDEX … WHERE" : "INCLUDE");
      }
    } catch (Unread unread) {
      failure = unread;
    }
    sink.add(
        new CreateIndex(
            Optional.of(name), table, keys, unique, false, ifNotExists, false, Optional.empty(), List.of(),
            Optional.empty()),
        c,
        statement);
    if (failure != null) {
      throw failure;
    }
  }

  private void drop() {
    c.next();
    c.accept("temporary");
    if (c.at("index")) {
      dropIndex();
      return;
    }
    if (c.at("prepare")) {
      rest("DROP PREPARE");
      return;
    }
    if (c.at("table") || c.at("tables")) {
      new Drops(c, sink, statement).tables();
      return;
    }
    kind();
    c.goTo(c.index() - 1);
    if (c.atAny("event", "server") || c.atAny("library", "package")) {
      rest("DROP " + c.peek().text().toUpperCase(Locale.ROOT));
    } else if (c.at("trigger")) {
      new Drops(c, sink, statement).trigger();
    } else {
      new Drops(c, sink, statement).read();
    }
  }

  private void dropIndex() {
    c.next();
    if (c.at("concurrently")) {
      throw c.grammar().refuses("DROP INDEX CONCURRENTLY");
    }
    if (c.grammar() == Grammar.MYSQL && c.at("if", "exists")) {
      throw c.grammar().refuses("DROP INDEX IF EXISTS");
    }
    boolean ifExists = Names.ifExists(c);
    ObjectName name = ObjectName.of(Names.plain(c));
    if (!c.accept("on")) {
      throw c.grammar().refuses("DROP INDEX without ON");
    }
    ObjectName table = Names.qualified(c);
    while (MySqlKeys.how(c)) {
      continue;
    }
    sink.add(new DropIndex(name, Optional.of(table), false, ifExists, false), c, statement);
  }

  private void rename() {
    c.next();
    if (c.at("user")) {
      rest("RENAME USER");
      return;
    }
    if (!c.accept("table")) {
      c.expect("tables");
    }
    Names.ifExists(c);
    int first = c.index();
    do {
      int from = c.index();
      ObjectName name = Names.qualified(c);
      c.expect("to");
      sink.add(new RenameTable(name, Names.qualified(c).name()), c, from == first && ended() ? statement : from);
    } while (c.acceptSymbol(","));
  }

  private boolean ended() {
    return c.peek(0).kind() == Kind.END;
  }

  private void truncate() {
    c.next();
    c.accept("table");
    ObjectName table = Names.qualified(c);
    if (c.atSymbol(",") || c.at("restart") || c.at("cascade")) {
      throw c.grammar().refuses("TRUNCATE " + (c.atSymbol(",") ? "a, b" : c.peek().text().toUpperCase(Locale.ROOT)));
    }
    sink.add(new TruncateTable(table, false), c, statement);
  }

  private void maintain(String first) {
    c.next();
    if (!c.accept("no_write_to_binlog")) {
      c.accept("local");
    }
    if (!c.accept("table")) {
      c.expect("tables");
    }
    String command = first.toUpperCase(Locale.ROOT) + " TABLE";
    do {
      int from = c.index();
      ObjectName table = Names.qualified(c);
      sink.add(new OtherStatement(command, Optional.of(table)), sink.place(c, from, c.index()));
    } while (c.acceptSymbol(","));
    c.skipRest();
  }

  private void lock(String first) {
    if (c.peek(1).is("table") && c.peek(3).is("in")) {
      throw c.grammar().refuses("LOCK TABLE … IN … MODE");
    }
    rest(first.toUpperCase(Locale.ROOT) + " TABLES");
  }

  /** What is prepared from a string is seen; from a variable it is not. */
  private void prepare() {
    c.next();
    Names.plain(c);
    c.expect("from");
    if (!c.peek().isString()) {
      throw new Unread("the statement is put together when it runs");
    }
    Literals.Decoded text = Literals.decode(c.text(), c.next());
    Sink inner = sink.nested(text);
    if (inner == null) {
      throw new Unread("statements are nested too deeply");
    }
    SqlReader.readInto(text.value(), inner, c.grammar());
  }
}
