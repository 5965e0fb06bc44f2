package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Decimal;
import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Instance;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.Null;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.java.eval.Values;
import dev.migrationguard.model.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes names and values the way jOOQ does for PostgreSQL: names in quotes, unless they are SQL of
 * the source's own.
 */
final class Sql {

  /** Stands for what is not known. */
  static final String HOLE = String.valueOf(ObjectName.HOLE);

  /** Stands for the characters of a string that are not known where it is certain that they are one constant. */
  private static final String SOME = "...";

  private Sql() {}

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static String string(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A name that stands alone: of a column, a constraint, an index. */
  static String identifier(Value value) {
    return switch (value) {
      case Text text -> quoted(text.text());
      case Part part -> part.own();
      default -> quoted(HOLE);
    };
  }

  /** A name that may be qualified: of a table, a type, a sequence. A string is one name, dots and all. */
  static String name(Value value) {
    return switch (value) {
      case Text text -> quoted(text.text());
      case Part part -> part.sql();
      default -> quoted(HOLE);
    };
  }

  /** SQL of the source's own where a string is taken for that: {@code from("t")}, {@code where("a = 1")}. */
  static String plain(Value value) {
    return value instanceof Text text ? text.text() : value instanceof Part part ? part.sql() : HOLE;
  }

  /** A value in a statement, a string being one: {@code set(a, "x")}, {@code eq("x")}. */
  static String literal(Value value, Site site) {
    return switch (value) {
      case Text text -> string(text.text().replace(HOLE, SOME));
      case Int number -> String.valueOf(number.value());
      case Decimal number -> number.text();
      case Bool bool -> bool.value() ? "TRUE" : "FALSE";
      case Null none -> "NULL";
      case Part part -> part.sql();
      case Chain chain -> "(" + Statements.nested(chain, site) + ")";
      case Instance instance -> constant(instance, site);
      // What is declared as something else than a field is a value, whichever it is.
      case Unknown unknown when !unknown.type().isEmpty() && !unknown.type().startsWith("org.jooq.") -> string(SOME);
      default -> HOLE;
    };
  }

  private static String constant(Instance instance, Site site) {
    String text = site.method(instance, "getLiteral") instanceof Text known ? known.text().replace(HOLE, SOME) : SOME;
    return "CAST(" + string(text) + " AS " + SqlTypes.enumeration(instance, site) + ")";
  }

  /** The arguments of a call, with the items of lists among them. */
  static List<Value> flat(List<Value> arguments) {
    boolean lists = false;
    for (Value argument : arguments) {
      lists |= argument instanceof Held;
    }
    if (!lists) {
      return arguments;
    }
    List<Value> flat = new ArrayList<>();
    for (Value argument : arguments) {
      if (argument instanceof Held held && held.kind() != Value.Kind.MAP) {
        Optional<List<Value>> items = Values.items(held);
        flat.addAll(items.orElse(List.of(new Unknown("it is a list that is not known"))));
      } else {
        flat.add(argument);
      }
    }
    return flat;
  }

  /** Names in a list: {@code "a", "b"}. */
  static String identifiers(List<Value> values) {
    StringBuilder sql = new StringBuilder();
    for (Value value : values) {
      sql.append(sql.isEmpty() ? "" : ", ").append(identifier(value));
    }
    return sql.toString();
  }

  /** Names that may be qualified, in a list. */
  static String names(List<Value> values) {
    StringBuilder sql = new StringBuilder();
    for (Value value : values) {
      sql.append(sql.isEmpty() ? "" : ", ").append(name(value));
    }
    return sql.toString();
  }

  /** Values in a list. */
  static String literals(List<Value> values, Site site) {
    StringBuilder sql = new StringBuilder();
    for (Value value : values) {
      sql.append(sql.isEmpty() ? "" : ", ").append(literal(value, site));
    }
    return sql.toString();
  }

  /** SQL with its {@code {0}} filled in. */
  static String template(String sql, List<Value> arguments, Site site) {
    if (sql.indexOf('{') < 0 || arguments.isEmpty()) {
      return sql;
    }
    String filled = sql;
    for (int i = 0; i < arguments.size(); i++) {
      filled = filled.replace("{" + i + "}", literal(arguments.get(i), site));
    }
    return filled;
  }

  /** Names as they are sent where the settings say that jOOQ puts none in quotes. */
  static String unquoted(String sql) {
    StringBuilder bare = new StringBuilder(sql.length());
    boolean string = false;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      string ^= c == '\'';
      if (c != '"' || string) {
        bare.append(c);
      }
    }
    return bare.toString();
  }
}
