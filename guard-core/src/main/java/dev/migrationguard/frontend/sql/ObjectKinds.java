package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.ObjectOperation;

/** Reads the words for a kind of object: {@code MATERIALIZED VIEW}. */
final class ObjectKinds {

  /**
   * A kind of object.
   *
   * @param kind  the model's word; OTHER for what it has no word of its own for
   * @param words PostgreSQL's words, upper case
   */
  record Named(ObjectOperation.Kind kind, String words) {

    boolean is(String word) {
      return words.equals(word);
    }

    /** Whether arguments in parentheses are part of the name. */
    boolean hasArguments() {
      return switch (kind) {
        case FUNCTION, PROCEDURE, AGGREGATE -> true;
        default -> words.equals("ROUTINE") || words.equals("OPERATOR");
      };
    }

    /** Whether it hangs on a table that stands behind ON. */
    boolean hangsOnTable() {
      return switch (kind) {
        case TRIGGER, RULE, POLICY -> true;
        default -> words.equals("CONSTRAINT");
      };
    }

    /** Whether an access method stands behind USING. */
    boolean usesMethod() {
      return words.equals("OPERATOR CLASS") || words.equals("OPERATOR FAMILY");
    }
  }

  private ObjectKinds() {}

  /** The kind whose words stand here; the cursor goes behind them. */
  static Named read(Cursor c) {
    int from = c.index();
    if (c.peek().kind() != Kind.WORD) {
      throw c.unread();
    }
    ObjectOperation.Kind kind = kind(c);
    String words = Actions.words(c, from);
    return new Named(kind, words.endsWith("LANGUAGE") ? "LANGUAGE" : words);
  }

  private static ObjectOperation.Kind kind(Cursor c) {
    Token first = c.next();
    switch (first.text()) {
      case "schema":
        return ObjectOperation.Kind.SCHEMA;
      case "database":
        return ObjectOperation.Kind.DATABASE;
      case "view":
        return ObjectOperation.Kind.VIEW;
      case "materialized":
        c.expect("view");
        return ObjectOperation.Kind.MATERIALIZED_VIEW;
      case "sequence":
        return ObjectOperation.Kind.SEQUENCE;
      case "type":
        return ObjectOperation.Kind.TYPE;
      case "domain":
        return ObjectOperation.Kind.DOMAIN;
      case "function":
        return ObjectOperation.Kind.FUNCTION;
      case "procedure":
        return ObjectOperation.Kind.PROCEDURE;
      case "aggregate":
        return ObjectOperation.Kind.AGGREGATE;
      case "trigger":
        return ObjectOperation.Kind.TRIGGER;
      case "rule":
        return ObjectOperation.Kind.RULE;
      case "policy":
        return ObjectOperation.Kind.POLICY;
      case "extension":
        return ObjectOperation.Kind.EXTENSION;
      case "statistics":
        return ObjectOperation.Kind.STATISTICS;
      case "publication":
        return ObjectOperation.Kind.PUBLICATION;
      case "subscription":
        return ObjectOperation.Kind.SUBSCRIPTION;
      case "role", "group":
        return ObjectOperation.Kind.ROLE;
      case "user":
        return c.accept("mapping") ? ObjectOperation.Kind.OTHER : ObjectOperation.Kind.ROLE;
      case "tablespace":
        return ObjectOperation.Kind.TABLESPACE;
      case "collation":
        return ObjectOperation.Kind.COLLATION;
      default:
        return rare(c, first);
    }
  }

  private static ObjectOperation.Kind rare(Cursor c, Token first) {
    switch (first.text()) {
      case "event":
        c.expect("trigger");
        return ObjectOperation.Kind.EVENT_TRIGGER;
      case "foreign":
        if (c.accept("table")) {
          return ObjectOperation.Kind.FOREIGN_TABLE;
        }
        c.expect("data", "wrapper");
        return ObjectOperation.Kind.OTHER;
      case "text":
        c.expect("search");
        if (!c.accept("configuration") && !c.accept("dictionary") && !c.accept("parser")) {
          c.expect("template");
        }
        return ObjectOperation.Kind.OTHER;
      case "access":
        c.expect("method");
        return ObjectOperation.Kind.OTHER;
      case "operator":
        if (!c.accept("class")) {
          c.accept("family");
        }
        return ObjectOperation.Kind.OTHER;
      case "large":
        c.expect("object");
        return ObjectOperation.Kind.OTHER;
      case "procedural", "trusted":
        c.accept("procedural");
        c.expect("language");
        return ObjectOperation.Kind.OTHER;
      case "cast", "conversion", "language", "server", "transform", "routine", "constraint", "column", "table", "index":
        return ObjectOperation.Kind.OTHER;
      default:
        c.goTo(c.index() - 1);
        throw c.unread();
    }
  }
}
