package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import java.util.ArrayList;
import java.util.List;

/** Reads the names of types and brings them to PostgreSQL's short words. */
final class Types {

  /**
   * A type as a column is declared with it.
   *
   * @param type       the type that values have
   * @param generation {@link Generation#SERIAL} for {@code serial} and its kin, else {@link Generation#NONE}
   */
  record Declared(DataType type, Generation generation) {}

  private Types() {}

  /** The type of a value. */
  static DataType read(Cursor c) {
    return declared(c).type();
  }

  /** The type in a column definition, where {@code serial} may stand. */
  static Declared declared(Cursor c) {
    c.accept("setof");
    int from = c.index();
    DataType type = scalar(c);
    Token first = c.token(from);
    Generation generation = Generation.NONE;
    if (first.kind() == Kind.WORD && c.index() == from + 1 && isSerial(first.text())) {
      generation = Generation.SERIAL;
    }
    return new Declared(dimensions(c, type), generation);
  }

  private static boolean isSerial(String word) {
    return switch (word) {
      case "serial", "serial4", "bigserial", "serial8", "smallserial", "serial2" -> true;
      default -> false;
    };
  }

  private static DataType dimensions(Cursor c, DataType element) {
    DataType type = element;
    if (c.accept("array")) {
      if (c.acceptSymbol("[")) {
        c.next();
        c.expectSymbol("]");
      }
      return type.array();
    }
    while (c.atSymbol("[")) {
      c.next();
      if (!c.atSymbol("]")) {
        c.next();
      }
      c.expectSymbol("]");
      type = type.array();
    }
    return type;
  }

  private static DataType scalar(Cursor c) {
    Token first = c.peek();
    if (first.kind() != Kind.WORD) {
      return named(c);
    }
    if (c.peek(1).isSymbol(".")) {
      if (first.is("pg_catalog") && c.peek(2).kind() == Kind.WORD) {
        c.next();
        c.next();
        return scalar(c);
      }
      return named(c);
    }
    switch (first.text()) {
      case "double":
        c.next();
        c.expect("precision");
        return DataType.of("double precision");
      case "float":
        c.next();
        return floating(arguments(c));
      case "national":
        c.next();
        return character(c);
      case "character", "char", "nchar":
        return character(c);
      case "bit":
        c.next();
        return sized(c, c.accept("varying") ? "varbit" : "bit");
      case "timestamp", "time":
        return moment(c);
      case "interval":
        return interval(c);
      default:
        return simple(c, first.text());
    }
  }

  private static DataType floating(List<Integer> precision) {
    return DataType.of(!precision.isEmpty() && precision.get(0) <= 24 ? "real" : "double precision");
  }

  private static DataType character(Cursor c) {
    c.next();
    c.accept("character");
    c.accept("char");
    return sized(c, c.accept("varying") ? "varchar" : "char");
  }

  private static DataType moment(Cursor c) {
    String name = c.next().text();
    List<Integer> precision = arguments(c);
    if (c.accept("with", "time", "zone")) {
      name = name.equals("time") ? "timetz" : "timestamptz";
    } else {
      c.accept("without", "time", "zone");
    }
    return new DataType(name, precision, 0, DataType.Kind.BUILT_IN, List.of());
  }

  private static DataType interval(Cursor c) {
    c.next();
    List<Integer> precision = arguments(c);
    if (skipIntervalFields(c) && precision.isEmpty()) {
      precision = arguments(c);
    }
    return new DataType("interval", precision, 0, DataType.Kind.BUILT_IN, List.of());
  }

  /** Steps over {@code DAY TO SECOND} and its kin; whether there was one. */
  static boolean skipIntervalFields(Cursor c) {
    boolean fields = false;
    while (isIntervalField(c.peek())) {
      c.next();
      fields = true;
      if (!c.accept("to")) {
        break;
      }
    }
    return fields;
  }

  private static boolean isIntervalField(Token token) {
    if (token.kind() != Kind.WORD) {
      return false;
    }
    return switch (token.text()) {
      case "year", "month", "day", "hour", "minute", "second" -> true;
      default -> false;
    };
  }

  private static DataType simple(Cursor c, String word) {
    switch (word) {
      case "int", "int4", "integer", "serial", "serial4":
        return bare(c, "integer");
      case "bigint", "int8", "bigserial", "serial8":
        return bare(c, "bigint");
      case "smallint", "int2", "smallserial", "serial2":
        return bare(c, "smallint");
      case "boolean", "bool":
        return bare(c, "boolean");
      case "real", "float4":
        return bare(c, "real");
      case "float8":
        return bare(c, "double precision");
      case "decimal", "dec", "numeric":
        c.next();
        return sized(c, "numeric");
      case "bpchar":
        c.next();
        return sized(c, "char");
      case "varchar", "varbit", "timestamptz", "timetz":
        c.next();
        return sized(c, word);
      default:
        return isBuiltIn(word) ? bare(c, word) : named(c);
    }
  }

  /** A type that takes no length: {@code int(11)} is another database's. */
  private static DataType bare(Cursor c, String name) {
    c.next();
    if (c.atSymbol("(")) {
      throw c.grammar().refuses(name + "(…)");
    }
    return DataType.of(name);
  }

  private static DataType sized(Cursor c, String name) {
    return new DataType(name, arguments(c), 0, DataType.Kind.BUILT_IN, List.of());
  }

  static boolean isBuiltIn(String word) {
    return switch (word) {
      case "text", "uuid", "json", "jsonb", "bytea", "date", "money", "inet", "cidr", "macaddr", "macaddr8", "xml",
              "name", "oid", "regclass", "regproc", "regprocedure", "regoper", "regoperator", "regtype", "regrole",
              "regnamespace", "regconfig", "regdictionary", "regcollation", "point", "line", "lseg", "box", "path",
              "polygon", "circle", "tsvector", "tsquery", "int4range", "int8range", "numrange", "tsrange", "tstzrange",
              "daterange", "int4multirange", "int8multirange", "nummultirange", "tsmultirange", "tstzmultirange",
              "datemultirange", "pg_lsn", "pg_snapshot", "txid_snapshot", "jsonpath", "xid", "xid8", "cid", "tid",
              "void", "record", "trigger", "anyelement", "anyarray", "refcursor" ->
          true;
      default -> false;
    };
  }

  private static DataType named(Cursor c) {
    ObjectName name = typeName(c);
    List<Integer> arguments = arguments(c);
    if (name.schema().isEmpty() && name.name().indexOf(ObjectName.HOLE) >= 0) {
      return DataType.unknown();
    }
    if (c.acceptSymbol("%")) {
      c.expect("type");
    }
    return new DataType(name.toString(), arguments, 0, DataType.Kind.USER_DEFINED, List.of());
  }

  /** Types may be called by words that no column can have. */
  static ObjectName typeName(Cursor c) {
    return Words.isTypeOrFunctionWord(c.peek().text()) ? ObjectName.of(Names.label(c)) : Names.qualified(c);
  }

  /** The numbers in parentheses behind a type; what is no whole number says nothing about its width. */
  static List<Integer> arguments(Cursor c) {
    if (!c.atSymbol("(")) {
      return List.of();
    }
    List<Integer> numbers = new ArrayList<>(2);
    c.next();
    if (c.acceptSymbol(")")) {
      throw new Unread("the length of the type is missing");
    }
    boolean negative = false;
    while (!c.atSymbol(")")) {
      Token token = c.peek();
      if (token.kind() == Kind.END || token.isSymbol("(") || token.isSymbol(";")) {
        throw c.unread();
      }
      c.next();
      if (token.kind() == Kind.NUMBER) {
        Integer number = integer(token.text());
        if (number != null) {
          numbers.add(negative ? Integer.valueOf(-number) : number);
        }
      }
      negative = token.isSymbol("-");
    }
    c.next();
    return numbers;
  }

  private static Integer integer(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9' || value > 99_999_999) {
        return null;
      }
      value = value * 10 + (digit - '0');
    }
    return value;
  }
}
