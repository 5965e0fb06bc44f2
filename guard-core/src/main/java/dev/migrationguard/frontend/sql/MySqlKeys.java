package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the keys and constraints of MySQL's tables; its words for index and unique constraint are one. */
final class MySqlKeys {

  private MySqlKeys() {}

  /** Whether a constraint of a table begins here; a column may not be called by any of these words. */
  static boolean atConstraint(Cursor c) {
    return c.peek().kind() == Kind.WORD
        && switch (c.peek().text()) {
          case "constraint", "check", "unique", "primary", "foreign" -> true;
          default -> false;
        };
  }

  /** Whether an index begins here. */
  static boolean atIndex(Cursor c) {
    return c.peek().kind() == Kind.WORD
        && switch (c.peek().text()) {
          case "index", "key", "fulltext", "spatial" -> true;
          case "vector" -> c.peek(1).is("index") || c.peek(1).is("key");
          default -> false;
        };
  }

  /** CONSTRAINT, PRIMARY KEY, UNIQUE, FOREIGN KEY, CHECK. */
  static Constraint constraint(Cursor c) {
    Optional<String> name = Optional.empty();
    if (c.accept("constraint")) {
      Names.ifNotExists(c);
      name = atConstraint(c) ? Optional.empty() : Optional.of(Names.plain(c));
    }
    Constraint constraint = body(c, name);
    if (c.at("not", "valid")) {
      throw c.grammar().refuses("NOT VALID");
    }
    return constraint;
  }

  private static Constraint body(Cursor c, Optional<String> name) {
    if (c.accept("primary", "key")) {
      indexName(c);
      List<String> columns = columns(keys(c));
      options(c);
      return new Constraint.PrimaryKey(name, columns, Optional.empty(), false);
    }
    if (c.accept("unique")) {
      if (!c.accept("index")) {
        c.accept("key");
      }
      Names.ifNotExists(c);
      Optional<String> own = indexName(c);
      List<Key> keys = keys(c);
      options(c);
      return new Constraint.Unique(own.or(() -> name), columns(keys), Optional.empty(), false);
    }
    if (c.accept("foreign", "key")) {
      Names.ifNotExists(c);
      Optional<String> own = c.atSymbol("(") ? Optional.empty() : Optional.of(Names.plain(c));
      List<String> columns = columns(keys(c));
      return Constraints.references(c, name.or(() -> own), columns);
    }
    if (c.accept("check")) {
      SqlExpression expression = Expressions.inParentheses(c);
      return new Constraint.Check(name, expression, enforced(c), false);
    }
    if (c.at("exclude")) {
      throw c.grammar().refuses("EXCLUDE");
    }
    throw c.unread();
  }

  /** Steps over what says whether a CHECK is enforced; MariaDB enforces each. */
  static boolean enforced(Cursor c) {
    if (c.grammar() == Grammar.MARIADB && (c.at("enforced") || c.at("not", "enforced"))) {
      throw c.grammar().refuses("NOT ENFORCED");
    }
    boolean enforced = !c.accept("not", "enforced");
    c.accept("enforced");
    return enforced;
  }

  /** INDEX, KEY, FULLTEXT … behind ADD or among the columns of a table. */
  static CreateIndex index(Cursor c, ObjectName table) {
    if (c.at("fulltext") || c.at("spatial") || c.at("vector")) {
      c.next();
    }
    if (!c.accept("index")) {
      c.accept("key");
    }
    boolean ifNotExists = Names.ifNotExists(c);
    Optional<String> name = indexName(c);
    List<Key> keys = keys(c);
    options(c);
    return new CreateIndex(
        name.map(ObjectName::of),
        table,
        keys,
        false,
        false,
        ifNotExists,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The name of an index and its kind, each where it stands. */
  private static Optional<String> indexName(Cursor c) {
    Optional<String> name = c.atSymbol("(") || c.at("using") ? Optional.empty() : Optional.of(Names.plain(c));
    using(c);
    return name;
  }

  /** USING BTREE. */
  static void using(Cursor c) {
    if (c.at("using", "index")) {
      throw c.grammar().refuses("USING INDEX");
    }
    if (c.accept("using") || c.at("type") && c.peek(1).kind() == Kind.WORD && c.accept("type")) {
      Names.label(c);
    }
  }

  /** The columns of a key with the lengths of their prefixes. */
  static List<Key> keys(Cursor c) {
    c.expectSymbol("(");
    List<Key> keys = new ArrayList<>(2);
    do {
      if (c.atSymbol("(")) {
        if (c.grammar() == Grammar.MARIADB) {
          throw c.grammar().refuses("INDEX … ((…))");
        }
        int from = c.index() + 1;
        c.skipParentheses();
        keys.add(new Key(c.source(from, c.index() - 1), true));
      } else {
        keys.add(new Key(Names.plain(c), false));
        if (c.atSymbol("(")) {
          c.skipParentheses();
        }
      }
      if (!c.accept("asc")) {
        c.accept("desc");
      }
    } while (c.acceptSymbol(","));
    c.expectSymbol(")");
    return keys;
  }

  private static List<String> columns(List<Key> keys) {
    List<String> columns = new ArrayList<>(keys.size());
    for (Key key : keys) {
      columns.add(key.text());
    }
    return columns;
  }

  /** What an index is built with. */
  static void options(Cursor c) {
    while (true) {
      if (c.at("using")) {
        using(c);
      } else if (c.accept("comment")) {
        c.string();
      } else if (c.accept("key_block_size") || c.accept("engine_attribute") || c.accept("secondary_engine_attribute")
          || c.accept("clustering") || c.accept("distance")) {
        c.acceptSymbol("=");
        c.next();
      } else if (c.accept("with", "parser")) {
        Names.plain(c);
      } else if (!c.accept("visible") && !c.accept("invisible") && !c.accept("ignored")
          && !c.accept("not", "ignored")) {
        return;
      }
    }
  }

  /** ALGORITHM and LOCK, which say how, not what. */
  static boolean how(Cursor c) {
    if (c.atAny("algorithm", "lock") && (c.peek(1).isSymbol("=") || c.peek(1).kind() == Kind.WORD)) {
      c.next();
      c.acceptSymbol("=");
      Names.label(c);
      return true;
    }
    return false;
  }
}
