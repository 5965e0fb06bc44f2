package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.DataType;
import java.util.ArrayList;
import java.util.List;

/** Reads the types of MySQL and MariaDB; one name stands for all that mean the same. */
final class MySqlTypes {

  private MySqlTypes() {}

  /** A type with its length, its sign, its character set. */
  static DataType read(Cursor c) {
    if (c.peek().kind() != Kind.WORD) {
      throw c.unread();
    }
    String word = c.peek().text();
    DataType type = switch (word) {
      case "enum", "set" -> labels(c, word);
      case "double" -> {
        c.next();
        c.accept("precision");
        yield sized(c, "double precision");
      }
      case "national", "character", "char", "nchar" -> character(c);
      case "long" -> longText(c);
      default -> {
        String name = name(word);
        if (name.isEmpty()) {
          throw foreign(c, word);
        }
        c.next();
        yield sized(c, name);
      }
    };
    return attributes(c, type);
  }

  private static Unread foreign(Cursor c, String word) {
    return switch (word) {
      case "bytea", "jsonb", "timestamptz", "money", "cidr", "tsvector", "interval", "bigserial", "smallserial",
              "citext", "hstore", "nvarchar2", "varchar2", "number" ->
          c.grammar().refuses(word);
      default -> c.unread();
    };
  }

  /** The one name of a type; empty for a word that is none. */
  private static String name(String word) {
    return switch (word) {
      case "tinyint", "int1" -> "tinyint";
      case "bool", "boolean" -> "boolean";
      case "smallint", "int2" -> "smallint";
      case "mediumint", "int3", "middleint" -> "mediumint";
      case "int", "integer", "int4" -> "integer";
      case "bigint", "int8", "serial" -> "bigint";
      case "decimal", "dec", "numeric", "fixed" -> "numeric";
      case "float", "float4" -> "real";
      case "real", "float8" -> "double precision";
      case "varchar", "varcharacter", "nvarchar" -> "varchar";
      case "bit", "date", "time", "datetime", "timestamp", "year", "json", "text", "tinytext", "mediumtext", "longtext",
              "blob", "tinyblob", "mediumblob", "longblob", "binary", "varbinary", "geometry", "point", "linestring",
              "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection", "geomcollection",
              "vector", "uuid", "inet4", "inet6" ->
          word;
      default -> "";
    };
  }

  private static DataType character(Cursor c) {
    boolean national = c.accept("national");
    String word = c.next().text();
    if (national && word.equals("varchar")) {
      return sized(c, "varchar");
    }
    return sized(c, c.accept("varying") ? "varchar" : "char");
  }

  private static DataType longText(Cursor c) {
    c.next();
    if (c.accept("varbinary")) {
      return DataType.of("mediumblob");
    }
    if (!c.accept("varchar")) {
      c.accept("char");
      c.accept("varying");
    }
    return DataType.of("mediumtext");
  }

  private static DataType labels(Cursor c, String word) {
    c.next();
    c.expectSymbol("(");
    List<String> labels = new ArrayList<>();
    do {
      labels.add(c.peek().kind() == Kind.PARAMETER ? Names.label(c) : c.string());
    } while (c.acceptSymbol(","));
    c.expectSymbol(")");
    DataType.Kind kind = word.equals("enum") ? DataType.Kind.ENUM : DataType.Kind.BUILT_IN;
    return new DataType(word, List.of(), 0, kind, labels);
  }

  private static DataType sized(Cursor c, String name) {
    List<Integer> arguments = Types.arguments(c);
    // What MySQL calls the display width of a whole number says nothing about the values.
    boolean whole = name.endsWith("int") || name.equals("integer") || name.equals("year");
    return new DataType(name, whole ? List.of() : arguments, 0, DataType.Kind.BUILT_IN, List.of());
  }

  private static DataType attributes(Cursor c, DataType type) {
    boolean unsigned = false;
    while (true) {
      if (c.accept("unsigned") || c.accept("zerofill")) {
        unsigned = true;
      } else if (c.accept("character", "set") || c.accept("char", "set") || c.accept("charset")) {
        c.next();
      } else if (!c.accept("signed") && !c.accept("binary") && !c.accept("ascii") && !c.accept("unicode")
          && !c.accept("byte")) {
        break;
      }
    }
    return unsigned ? new DataType(type.name() + " unsigned", type.arguments(), 0, type.kind(), List.of()) : type;
  }
}
