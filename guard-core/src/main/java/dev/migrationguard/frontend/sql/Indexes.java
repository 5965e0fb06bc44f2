package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.IndexOperation.AlterIndex;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.IndexOperation.Reindex;
import dev.migrationguard.model.IndexOperation.RenameIndex;
import dev.migrationguard.model.IndexOperation.Scope;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE INDEX, ALTER INDEX and REINDEX. */
final class Indexes {

  private Indexes() {}

  /** CREATE [UNIQUE] INDEX behind these words. */
  static void create(Cursor c, Sink sink, int statement, boolean unique) {
    boolean concurrently = c.accept("concurrently");
    boolean ifNotExists = Names.ifNotExists(c);
    Optional<ObjectName> name = c.at("on") && !ifNotExists ? Optional.empty() : Optional.of(Names.qualified(c));
    c.expect("on");
    boolean only = c.at("only");
    ObjectName table = Names.relation(c);
    List<Key> keys = new ArrayList<>(2);
    List<String> include = List.of();
    Optional<String> method = Optional.empty();
    Optional<SqlExpression> predicate = Optional.empty();
    Unread failure = null;
    try {
      if (c.accept("using")) {
        method = Optional.of(Names.plain(c));
      }
      keys(c, keys);
      include = include(c);
      Constraints.nullsDistinct(c);
      if (c.accept("with")) {
        c.skipParentheses();
      }
      if (c.accept("tablespace")) {
        Names.plain(c);
      }
      if (c.accept("where")) {
        predicate = Optional.of(Expressions.element(c));
      }
    } catch (Unread unread) {
      failure = unread;
    }
    sink.add(
        new CreateIndex(
            name, table, keys, unique, concurrently, ifNotExists, only, method, include, predicate),
        c,
        statement);
    if (failure != null) {
      throw failure;
    }
  }

  private static void keys(Cursor c, List<Key> keys) {
    c.expectSymbol("(");
    do {
      keys.add(key(c));
    } while (c.acceptSymbol(","));
    c.expectSymbol(")");
  }

  private static Key key(Cursor c) {
    Key key;
    if (c.atSymbol("(")) {
      int from = c.index() + 1;
      c.skipParentheses();
      key = new Key(c.source(from, c.index() - 1), true);
    } else {
      int from = c.index();
      String name = Names.isFunctionCall(c) ? Names.label(c) : Names.plain(c);
      while (c.acceptSymbol(".")) {
        name = Names.label(c);
      }
      if (c.atSymbol("(")) {
        c.skipParentheses();
        key = new Key(c.source(from, c.index()), true);
      } else {
        key = new Key(name, false);
      }
    }
    keyOptions(c);
    return key;
  }

  private static void keyOptions(Cursor c) {
    if (c.accept("collate")) {
      Names.qualified(c);
    }
    if (Names.at(c) && !c.at("nulls")) {
      Names.qualified(c);
      if (c.atSymbol("(")) {
        c.skipParentheses();
      }
    }
    if (!c.accept("asc")) {
      c.accept("desc");
    }
    if (c.accept("nulls") && !c.accept("first")) {
      c.expect("last");
    }
  }

  private static List<String> include(Cursor c) {
    if (!c.accept("include")) {
      return List.of();
    }
    List<Key> keys = new ArrayList<>(2);
    keys(c, keys);
    List<String> names = new ArrayList<>(keys.size());
    for (Key key : keys) {
      names.add(key.text());
    }
    return names;
  }

  /** ALTER INDEX behind these words. */
  static void alter(Cursor c, Sink sink, int statement) {
    if (c.accept("all", "in", "tablespace")) {
      c.skipRest();
      sink.add(new OtherStatement("ALTER INDEX ALL IN TABLESPACE", Optional.empty()), c, statement);
      return;
    }
    Names.ifExists(c);
    ObjectName index = Names.qualified(c);
    int words = c.index();
    if (c.accept("rename", "to")) {
      sink.add(new RenameIndex(index, Names.plain(c)), c, statement);
      return;
    }
    String action;
    if (c.accept("set", "tablespace")) {
      action = Actions.words(c, words);
      Names.plain(c);
    } else if (c.accept("set") || c.accept("reset")) {
      action = Actions.words(c, words);
      c.skipParentheses();
    } else if (c.accept("attach", "partition")) {
      action = Actions.words(c, words);
      Names.qualified(c);
    } else if (c.accept("depends", "on", "extension") || c.accept("no", "depends", "on")) {
      c.accept("extension");
      action = "DEPENDS ON EXTENSION";
      Names.plain(c);
    } else if (c.accept("alter")) {
      c.accept("column");
      c.next();
      action = alterColumn(c);
    } else if (c.accept("owner", "to")) {
      action = Actions.words(c, words);
      Names.role(c);
    } else {
      throw c.unread();
    }
    sink.add(new AlterIndex(index, action), c, statement);
  }

  private static String alterColumn(Cursor c) {
    if (c.at("set") && c.peek(1).isSymbol("(") || c.at("reset")) {
      c.next();
      c.skipParentheses();
      return "ALTER COLUMN SET";
    }
    c.expect("set", "statistics");
    c.acceptSymbol("-");
    c.next();
    return "ALTER COLUMN SET STATISTICS";
  }

  /** REINDEX behind that word. */
  static void reindex(Cursor c, Sink sink, int statement) {
    boolean concurrently = c.atSymbol("(") && option(c, "concurrently");
    Scope scope = scope(c);
    concurrently |= c.accept("concurrently");
    boolean current = scope == Scope.DATABASE || scope == Scope.SYSTEM;
    ObjectName name = c.ended() && current ? ObjectName.unknown() : Names.qualified(c);
    sink.add(new Reindex(scope, name, concurrently), c, statement);
  }

  private static Scope scope(Cursor c) {
    if (c.accept("index")) {
      return Scope.INDEX;
    }
    if (c.accept("table")) {
      return Scope.TABLE;
    }
    if (c.accept("schema")) {
      return Scope.SCHEMA;
    }
    if (c.accept("database")) {
      return Scope.DATABASE;
    }
    c.expect("system");
    return Scope.SYSTEM;
  }

  /** Reads options in parentheses; whether the named one is among them and not switched off. */
  static boolean option(Cursor c, String wanted) {
    int from = c.index();
    c.skipParentheses();
    for (int i = from + 1; i < c.index() - 1; i++) {
      boolean begins = c.token(i - 1).isSymbol("(") || c.token(i - 1).isSymbol(",");
      if (begins && c.token(i).is(wanted)) {
        Token value = c.token(i + 1);
        return !value.is("false") && !value.is("off") && !value.text().equals("0");
      }
    }
    return false;
  }
}
