package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.Column;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a column's definition as SQLite writes it: the type is any words, or none. */
final class SqliteColumns {

  private final Cursor c;
  private final String name;
  private final List<Columns.Inline> constraints = new ArrayList<>(1);
  private DataType type = DataType.unknown();
  private boolean notNull;
  private Optional<SqlExpression> defaultValue = Optional.empty();
  private Generation generation = Generation.NONE;
  private Optional<String> collation = Optional.empty();

  SqliteColumns(Cursor c) {
    this.c = c;
    this.name = name(c);
  }

  /** SQLite takes a string where a name must stand. */
  private static String name(Cursor c) {
    return c.peek().isString() ? c.string() : Names.plain(c);
  }

  Column column() {
    return new Column(name, type, notNull, defaultValue, generation, collation);
  }

  /** The constraints other than NOT NULL, each with its place. */
  List<Columns.Inline> constraints() {
    return constraints;
  }

  void definition() {
    type = type();
    while (!c.ended() && !c.atSymbol(",") && !c.atSymbol(")")) {
      int from = c.index();
      Optional<String> constraint = c.accept("constraint") ? Optional.of(name(c)) : Optional.empty();
      qualifier(constraint, from);
    }
  }

  private DataType type() {
    StringBuilder words = new StringBuilder();
    while (c.peek().isString()
        || c.peek().isName() && !(c.peek().kind() == Kind.WORD && isQualifier(c.peek().text()))) {
      // SQLite takes any words for a type, AUTO_INCREMENT and COMMENT 'x' among them.
      Token word = c.next();
      words.append(words.isEmpty() || word.isString() ? "" : " ").append(word.text().toLowerCase(Locale.ROOT));
    }
    List<Integer> arguments = Types.arguments(c);
    return new DataType(
        words.isEmpty() ? "blob" : words.toString(), arguments, 0, DataType.Kind.BUILT_IN, List.of());
  }

  private static boolean isQualifier(String word) {
    return switch (word) {
      case "constraint", "primary", "not", "null", "unique", "check", "default", "collate", "references", "generated",
              "as" ->
          true;
      default -> false;
    };
  }

  private void qualifier(Optional<String> constraint, int from) {
    if (c.accept("not", "null")) {
      notNull = true;
      conflict(c);
    } else if (c.accept("null")) {
      conflict(c);
    } else if (c.accept("default")) {
      SqlExpression value = Expressions.operand(c);
      defaultValue = value.isNull() ? Optional.empty() : Optional.of(value);
    } else if (c.accept("primary", "key")) {
      notNull = true;
      if (!c.accept("asc")) {
        c.accept("desc");
      }
      conflict(c);
      boolean rowId = type.name().equals("integer");
      rowId |= c.accept("autoincrement");
      generation = rowId ? Generation.SERIAL : generation;
      add(new Constraint.PrimaryKey(constraint, List.of(name), Optional.empty(), false), from);
    } else if (c.accept("unique")) {
      conflict(c);
      add(new Constraint.Unique(constraint, List.of(name), Optional.empty(), false), from);
    } else if (c.accept("check")) {
      SqlExpression expression = Expressions.inParentheses(c);
      conflict(c);
      add(new Constraint.Check(constraint, expression, true, false), from);
    } else if (c.at("references")) {
      add(Constraints.references(c, constraint, List.of(name)), from);
    } else if (c.accept("collate")) {
      collation = Optional.of(Names.label(c));
    } else if (c.accept("generated", "always", "as") || c.accept("as")) {
      if (c.at("identity")) {
        throw c.grammar().refuses("AS IDENTITY");
      }
      defaultValue = Optional.of(Expressions.inParentheses(c));
      boolean stored = c.accept("stored");
      c.accept("virtual");
      generation = stored ? Generation.STORED : Generation.VIRTUAL;
    } else if (c.at("auto_increment") || c.at("comment") || c.at("on", "update") || c.at("not", "valid")) {
      int to = c.at("on") || c.at("not") ? c.index() + 2 : c.index() + 1;
      throw c.grammar().refuses(c.source(c.index(), to).toUpperCase(Locale.ROOT));
    } else if (!Constraints.attribute(c)) {
      throw c.unread();
    }
  }

  private void add(Constraint constraint, int from) {
    constraints.add(new Columns.Inline(constraint, from, c.index()));
  }

  private static void conflict(Cursor c) {
    if (c.accept("on", "conflict")) {
      Names.label(c);
    }
  }

  /** Whether a constraint of the table begins here. */
  static boolean atConstraint(Cursor c) {
    return c.peek().kind() == Kind.WORD
        && switch (c.peek().text()) {
          case "constraint", "check", "unique", "primary", "foreign" -> true;
          default -> false;
        };
  }

  /** A constraint of a table, with or without a name. */
  static Constraint tableConstraint(Cursor c) {
    Optional<String> name = c.accept("constraint") ? Optional.of(name(c)) : Optional.empty();
    Constraint constraint;
    if (c.accept("primary", "key")) {
      constraint = new Constraint.PrimaryKey(name, keys(c), Optional.empty(), false);
    } else if (c.accept("unique")) {
      constraint = new Constraint.Unique(name, keys(c), Optional.empty(), false);
    } else if (c.accept("check")) {
      constraint = new Constraint.Check(name, Expressions.inParentheses(c), true, false);
    } else if (c.accept("foreign", "key")) {
      constraint = Constraints.references(c, name, keys(c));
    } else {
      throw c.unread();
    }
    conflict(c);
    return constraint;
  }

  private static List<String> keys(Cursor c) {
    c.expectSymbol("(");
    List<String> names = new ArrayList<>(2);
    do {
      names.add(name(c));
      if (c.accept("collate")) {
        Names.label(c);
      }
      if (!c.accept("asc")) {
        c.accept("desc");
      }
      c.accept("autoincrement");
    } while (c.acceptSymbol(","));
    c.expectSymbol(")");
    return names;
  }
}
