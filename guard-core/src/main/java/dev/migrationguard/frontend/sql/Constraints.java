package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads constraints, those of a table and those of a column. */
final class Constraints {

  /** What may follow any constraint. */
  private record Attributes(boolean notValid, boolean enforced) {}

  private Constraints() {}

  /** Whether a table constraint begins here. */
  static boolean at(Cursor c) {
    return switch (c.peek().text()) {
      case "constraint", "check", "unique", "primary", "foreign", "exclude" ->
          c.peek().kind() == Token.Kind.WORD && !isColumnCalled(c);
      case "not" -> c.at("not", "null");
      default -> false;
    };
  }

  /** {@code exclude} is no reserved word, so a column may have that name. */
  private static boolean isColumnCalled(Cursor c) {
    return c.at("exclude") && !c.peek(1).is("using") && !c.peek(1).isSymbol("(");
  }

  /** A constraint of a table, with or without a name. */
  static Constraint table(Cursor c) {
    return table(c, c.accept("constraint") ? Optional.of(Names.plain(c)) : Optional.empty());
  }

  private static Constraint table(Cursor c, Optional<String> name) {
    if (c.accept("check")) {
      return check(c, name);
    }
    if (c.accept("not", "null")) {
      String column = Names.plain(c);
      return new Constraint.NotNull(name, column, alwaysEnforced(c, "NOT NULL").notValid());
    }
    if (c.accept("unique")) {
      return unique(c, name);
    }
    if (c.accept("primary", "key")) {
      return primaryKey(c, name);
    }
    if (c.accept("foreign", "key")) {
      List<String> columns = keyColumns(c);
      return references(c, name, columns);
    }
    if (c.accept("exclude")) {
      return exclude(c, name);
    }
    throw c.unread();
  }

  static Constraint check(Cursor c, Optional<String> name) {
    SqlExpression expression = Expressions.inParentheses(c);
    Attributes attributes = attributes(c);
    return new Constraint.Check(name, expression, attributes.enforced(), attributes.notValid());
  }

  private static Constraint unique(Cursor c, Optional<String> name) {
    if (c.accept("using", "index")) {
      String index = Names.plain(c);
      return new Constraint.Unique(name, List.of(), Optional.of(index), alwaysEnforced(c, "UNIQUE").notValid());
    }
    nullsDistinct(c);
    List<String> columns = keyColumns(c);
    indexParameters(c);
    return new Constraint.Unique(name, columns, Optional.empty(), alwaysEnforced(c, "UNIQUE").notValid());
  }

  private static Constraint primaryKey(Cursor c, Optional<String> name) {
    if (c.accept("using", "index")) {
      String index = Names.plain(c);
      boolean notValid = alwaysEnforced(c, "PRIMARY KEY").notValid();
      return new Constraint.PrimaryKey(name, List.of(), Optional.of(index), notValid);
    }
    List<String> columns = keyColumns(c);
    indexParameters(c);
    return new Constraint.PrimaryKey(name, columns, Optional.empty(), alwaysEnforced(c, "PRIMARY KEY").notValid());
  }

  static void nullsDistinct(Cursor c) {
    if (!c.accept("nulls", "not", "distinct")) {
      c.accept("nulls", "distinct");
    }
  }

  /** The columns of a key; the last may be a period. */
  private static List<String> keyColumns(Cursor c) {
    c.expectSymbol("(");
    List<String> names = new ArrayList<>(2);
    do {
      if (c.at("period") && Names.isNext(c)) {
        c.next();
      }
      names.add(Names.plain(c));
      c.accept("without", "overlaps");
    } while (c.acceptSymbol(","));
    c.expectSymbol(")");
    return names;
  }

  /** What an index of a constraint is built with; none of it changes what the constraint demands. */
  static void indexParameters(Cursor c) {
    while (true) {
      if (c.accept("include")) {
        c.skipParentheses();
      } else if (c.at("with") && c.peek(1).isSymbol("(")) {
        c.next();
        c.skipParentheses();
      } else if (c.accept("using", "index", "tablespace")) {
        Names.plain(c);
      } else {
        return;
      }
    }
  }

  /** A foreign key that is not enforced leaves the existing rows unchecked too. */
  static Constraint references(Cursor c, Optional<String> name, List<String> columns) {
    c.expect("references");
    ObjectName table = Names.qualified(c);
    List<String> referenced = c.atSymbol("(") ? keyColumns(c) : List.of();
    int from = c.index();
    actions(c);
    Attributes attributes = attributes(c);
    return new Constraint.ForeignKey(
        name, columns, table, referenced, options(c, from, c.index()), attributes.notValid() || !attributes.enforced());
  }

  private static void actions(Cursor c) {
    while (true) {
      if (c.accept("match")) {
        if (!c.accept("full") && !c.accept("partial")) {
          c.expect("simple");
        }
      } else if (c.accept("on", "delete") || c.accept("on", "update")) {
        action(c);
      } else {
        return;
      }
    }
  }

  private static void action(Cursor c) {
    if (c.accept("no")) {
      c.expect("action");
    } else if (c.accept("set")) {
      if (!c.accept("null")) {
        c.expect("default");
      }
      if (c.atSymbol("(")) {
        c.skipParentheses();
      }
    } else if (!c.accept("restrict")) {
      c.expect("cascade");
    }
  }

  /** The source without NOT VALID, which the model tells by itself. */
  private static String options(Cursor c, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (c.token(i).is("not") && c.token(i + 1).is("valid")) {
        String before = c.source(from, i);
        String behind = c.source(i + 2, to);
        return before.isEmpty() || behind.isEmpty() ? before + behind : before + " " + behind;
      }
    }
    return c.source(from, to);
  }

  private static Constraint exclude(Cursor c, Optional<String> name) {
    int from = c.index();
    if (c.accept("using")) {
      Names.plain(c);
    }
    c.skipParentheses();
    indexParameters(c);
    if (c.accept("where")) {
      c.skipParentheses();
    }
    String definition = c.source(from, c.index());
    return new Constraint.Exclude(name, definition, alwaysEnforced(c, "EXCLUDE").notValid());
  }

  /** Steps over attributes that say nothing of their own; whether NOT VALID and NOT ENFORCED are among them. */
  private static Attributes attributes(Cursor c) {
    boolean notValid = false;
    boolean enforced = true;
    while (true) {
      if (c.accept("not", "valid")) {
        notValid = true;
      } else if (c.accept("not", "enforced")) {
        enforced = false;
      } else if (!attribute(c)) {
        return new Attributes(notValid, enforced);
      }
    }
  }

  /** The same of a constraint that is always enforced (PostgreSQL 18 refuses the words, measured). */
  private static Attributes alwaysEnforced(Cursor c, String kind) {
    Attributes attributes = attributes(c);
    if (!attributes.enforced()) {
      throw Unread.refused(kind + " cannot be NOT ENFORCED");
    }
    return attributes;
  }

  /** Steps over one attribute that may stand behind a constraint of a column too. */
  static boolean attribute(Cursor c) {
    return c.accept("not", "deferrable")
        || c.accept("deferrable")
        || c.accept("initially", "deferred")
        || c.accept("initially", "immediate")
        || c.accept("no", "inherit")
        || c.accept("enforced");
  }
}
