package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.PythonCode.Atom;
import dev.migrationguard.frontend.alembic.PythonCode.Keyword;
import dev.migrationguard.frontend.alembic.PythonCode.Text;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.DataType.Kind;
import dev.migrationguard.model.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Types as SQLAlchemy's classes. */
final class SqlalchemyTypes {

  /** Types without arguments whose class in {@code sqlalchemy.dialects.postgresql} has their name in upper case. */
  private static final Set<String> OF_POSTGRESQL =
      Set.of(
          "jsonb", "uuid", "inet", "cidr", "macaddr", "macaddr8", "money", "oid", "regclass", "regconfig", "tsvector",
          "tsquery", "hstore", "citext", "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange",
          "int4multirange", "int8multirange", "nummultirange", "datemultirange", "tsmultirange", "tstzmultirange");

  private SqlalchemyTypes() {}

  /** The type as an expression; {@code ...} where the source shows none, empty where SQLAlchemy has no class for it. */
  static Optional<PythonCode> write(DataType type) {
    if (type.kind() == Kind.UNKNOWN) {
      return Optional.of(new Atom("..."));
    }
    if (type.dimensions() > 0) {
      return array(type);
    }
    return switch (type.kind()) {
      case PROJECT -> Optional.of(new Atom(dotted(type.name()) ? type.name() + "()" : "..."));
      case ENUM -> Optional.of(enumeration(type));
      case BUILT_IN, USER_DEFINED -> Optional.ofNullable(named(type.name(), type.arguments()));
      case UNKNOWN -> Optional.of(new Atom("..."));
    };
  }

  /** The type with a collation; empty where its class takes none. */
  static Optional<PythonCode> write(DataType type, Optional<String> collation) {
    if (collation.isEmpty()) {
      return write(type);
    }
    String name = type.name();
    boolean text = name.equals("varchar") || name.equals("text") || name.equals("char");
    if (!text || type.dimensions() > 0) {
      return Optional.empty();
    }
    return write(type).map(code -> {
      List<PythonCode> arguments = new ArrayList<>(((PythonCode.Group) code).parts());
      arguments.add(new Keyword("collation", new Text(unquoted(collation.get()))));
      return new PythonCode.Group(((PythonCode.Group) code).open(), arguments, ")");
    });
  }

  private static Optional<PythonCode> array(DataType type) {
    DataType element = new DataType(type.name(), type.arguments(), 0, type.kind(), type.labels());
    return write(element).map(code -> type.dimensions() == 1
        ? PythonCode.call("postgresql.ARRAY", code)
        : PythonCode.call("postgresql.ARRAY", code, number("dimensions", type.dimensions())));
  }

  /** The type exists already: a migration that adds a column must not create it again. */
  private static PythonCode enumeration(DataType type) {
    List<PythonCode> arguments = new ArrayList<>();
    type.labels().forEach(label -> arguments.add(new Text(label)));
    int dot = type.name().indexOf('.');
    arguments.add(new Keyword("name", new Text(type.name().substring(dot + 1))));
    if (dot > 0) {
      arguments.add(new Keyword("schema", new Text(type.name().substring(0, dot))));
    }
    arguments.add(new Keyword("create_type", new Atom("False")));
    return PythonCode.call("postgresql.ENUM", arguments);
  }

  private static PythonCode named(String name, List<Integer> arguments) {
    if (arguments.isEmpty() && OF_POSTGRESQL.contains(name)) {
      return PythonCode.call("postgresql." + name.toUpperCase(Locale.ROOT));
    }
    return switch (name) {
      case "varchar", "character varying" -> sized("sa.String", arguments, "length");
      case "char", "character", "bpchar" -> sized("sa.CHAR", arguments, "length");
      case "numeric", "decimal" -> sized("sa.Numeric", arguments, "precision", "scale");
      case "timestamp" -> time("sa.DateTime", "postgresql.TIMESTAMP", false, arguments);
      case "timestamptz" -> time("sa.DateTime", "postgresql.TIMESTAMP", true, arguments);
      case "time" -> time("sa.Time", "postgresql.TIME", false, arguments);
      case "timetz" -> time("sa.Time", "postgresql.TIME", true, arguments);
      case "interval" -> arguments.isEmpty()
          ? PythonCode.call("sa.Interval")
          : sized("postgresql.INTERVAL", arguments, "precision");
      case "bit" -> sized("postgresql.BIT", arguments, "length");
      case "varbit", "bit varying" -> varbit(arguments);
      default -> arguments.isEmpty() ? simple(name) : null;
    };
  }

  private static PythonCode simple(String name) {
    String type = switch (name) {
      case "integer", "int", "int4" -> "Integer";
      case "bigint", "int8" -> "BigInteger";
      case "smallint", "int2" -> "SmallInteger";
      case "text" -> "Text";
      case "boolean", "bool" -> "Boolean";
      case "date" -> "Date";
      case "bytea" -> "LargeBinary";
      case "json" -> "JSON";
      case "real", "float4" -> "REAL";
      case "double precision", "float8", "double" -> "Double";
      default -> "";
    };
    return type.isEmpty() ? null : PythonCode.call("sa." + type);
  }

  private static PythonCode sized(String type, List<Integer> arguments, String... names) {
    if (arguments.size() > names.length) {
      return null;
    }
    List<PythonCode> keywords = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      keywords.add(number(names[i], arguments.get(i)));
    }
    return PythonCode.call(type, keywords);
  }

  private static PythonCode time(String generic, String exact, boolean timezone, List<Integer> arguments) {
    List<PythonCode> keywords = new ArrayList<>();
    if (timezone) {
      keywords.add(new Keyword("timezone", new Atom("True")));
    }
    arguments.forEach(precision -> keywords.add(number("precision", precision)));
    return PythonCode.call(arguments.isEmpty() ? generic : exact, keywords);
  }

  private static PythonCode varbit(List<Integer> arguments) {
    List<PythonCode> keywords = new ArrayList<>();
    arguments.forEach(length -> keywords.add(number("length", length)));
    keywords.add(new Keyword("varying", new Atom("True")));
    return PythonCode.call("postgresql.BIT", keywords);
  }

  private static PythonCode number(String name, int value) {
    return new Keyword(name, new Atom(Integer.toString(value)));
  }

  private static String unquoted(String collation) {
    return collation.startsWith("\"") ? collation.substring(1, collation.length() - 1) : collation;
  }

  private static boolean dotted(String name) {
    boolean start = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.' && !start) {
        start = true;
      } else if (c == ObjectName.HOLE
          || c == '$'
          || !(start ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c))) {
        return false;
      } else {
        start = false;
      }
    }
    return !start;
  }
}
