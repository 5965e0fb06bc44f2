package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Bool;
import dev.migrationguard.frontend.java.eval.Value.Int;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Type;
import dev.migrationguard.frontend.java.eval.Values;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code SQLDataType}: what jOOQ calls the types of PostgreSQL, as its renderer for PostgreSQL names them. */
final class SqlTypes {

  private SqlTypes() {}

  /** {@code SQLDataType.NAME}. */
  static Optional<SqlType> named(String name) {
    return switch (name) {
      case "VARCHAR", "NVARCHAR", "LONGVARCHAR", "LONGNVARCHAR" -> plain("varchar");
      case "CHAR", "NCHAR" -> plain("char");
      case "CLOB", "NCLOB" -> plain("text");
      case "INTEGER" -> plain("int");
      case "BIGINT", "INTEGERUNSIGNED" -> plain("bigint");
      case "SMALLINT", "TINYINT", "TINYINTUNSIGNED", "YEAR" -> plain("smallint");
      case "SMALLINTUNSIGNED" -> plain("int");
      case "BIGINTUNSIGNED", "DECIMAL", "DECIMAL_INTEGER" -> plain("decimal");
      case "NUMERIC" -> plain("numeric");
      case "BOOLEAN", "BIT" -> plain("boolean");
      case "REAL" -> plain("real");
      case "DOUBLE" -> plain("double precision");
      case "FLOAT" -> plain("float8");
      case "BLOB", "BINARY", "VARBINARY", "LONGVARBINARY" -> plain("bytea");
      case "DATE", "LOCALDATE" -> plain("date");
      case "TIME", "LOCALTIME" -> plain("time");
      case "TIMESTAMP", "LOCALDATETIME" -> plain("timestamp");
      case "TIMESTAMPWITHTIMEZONE", "OFFSETDATETIME", "INSTANT" ->
          Optional.of(SqlType.of("timestamp", "with time zone"));
      case "TIMEWITHTIMEZONE", "OFFSETTIME" -> Optional.of(SqlType.of("time", "with time zone"));
      case "UUID" -> plain("uuid");
      case "JSON" -> plain("json");
      case "JSONB" -> plain("jsonb");
      case "XML" -> plain("xml");
      case "INTERVAL" -> plain("interval");
      case "INTERVALDAYTOSECOND" -> Optional.of(SqlType.of("interval", "day to second"));
      case "INTERVALYEARTOMONTH", "INTERVALYEAR", "INTERVALMONTH" ->
          Optional.of(SqlType.of("interval", "year to month"));
      case "GEOMETRY" -> plain("geometry");
      case "GEOGRAPHY" -> plain("geography");
      default -> Optional.empty();
    };
  }

  private static Optional<SqlType> plain(String name) {
    return Optional.of(SqlType.of(name));
  }

  /** The type that jOOQ takes for a class of Java: {@code field("a", String.class)}. */
  static Optional<SqlType> of(Type type) {
    return switch (type.simpleName()) {
      case "String" -> named("VARCHAR");
      case "Integer", "int" -> named("INTEGER");
      case "Long", "long" -> named("BIGINT");
      case "Short", "short", "Byte", "byte" -> named("SMALLINT");
      case "Boolean", "boolean" -> named("BOOLEAN");
      case "Double", "double" -> named("DOUBLE");
      case "Float", "float" -> named("REAL");
      case "BigDecimal" -> named("NUMERIC");
      case "UUID" -> named("UUID");
      case "JSON", "JSONB" -> named(type.simpleName());
      case "LocalDate", "Date" -> named("DATE");
      case "LocalDateTime", "Timestamp" -> named("TIMESTAMP");
      case "OffsetDateTime", "Instant" -> named("OFFSETDATETIME");
      case "byte[]" -> named("BLOB");
      default -> Optional.empty();
    };
  }

  /** {@code SQLDataType.VARCHAR(50)}. */
  static Optional<SqlType> function(String name, List<Value> arguments) {
    return named(name).map(type -> type.sized(sizes(arguments)));
  }

  /** {@code new DefaultDataType<>(SQLDialect.POSTGRES, String.class, "citext")}: a type by its own name. */
  static SqlType custom(List<Value> arguments) {
    for (Value argument : arguments) {
      if (argument instanceof Text name) {
        return SqlType.of(name.text());
      }
    }
    return SqlType.of(Sql.HOLE);
  }

  /** What a type becomes of a call; empty where the call is not known. */
  static Optional<Value> method(SqlType type, String method, List<Value> arguments, Site site) {
    Value first = arguments.isEmpty() ? new Value.Null() : arguments.get(0);
    return switch (method) {
      case "nullable" -> Optional.of(first instanceof Bool known ? type.nullable(known.value()) : type);
      case "notNull", "null_" -> Optional.of(type.nullable(method.equals("null_")));
      case "defaultValue", "default_", "defaulted" ->
          Optional.of(first instanceof Bool && method.equals("defaulted") ? type
              : type.standard(Sql.literal(first, site)));
      case "identity" -> Optional.of(type.counted(!(first instanceof Bool known) || known.value()));
      case "length", "precision" -> Optional.of(type.sized(sizes(arguments)));
      case "scale" -> Optional.of(type.sized(
          (type.length().isEmpty() ? Sql.HOLE : type.length()) + ", " + sizes(arguments)));
      case "getArrayDataType", "getArrayType", "array" -> Optional.of(type.array());
      case "asEnumDataType" -> Optional.of(enumeration(first, type, site));
      case "asConvertedDataType", "asConvertedFrom", "asConvertedTo", "readonly", "hidden", "getDataType",
          "getSQLDataType", "redacted", "characterSet" -> Optional.of(type);
      case "collation", "collate" -> Optional.of(type.collated(Sql.identifier(first)));
      case "generatedAlwaysAs" -> Optional.of(
          new SqlType(
              type.name(),
              type.length(),
              type.behind() + " generated always as (" + Sql.literal(first, site) + ") stored",
              type.nullable(),
              type.standard(),
              false,
              type.collation()));
      default -> Optional.empty();
    };
  }

  private static String sizes(List<Value> arguments) {
    StringBuilder sizes = new StringBuilder();
    for (Value argument : arguments) {
      sizes.append(sizes.isEmpty() ? "" : ", ").append(argument instanceof Int size ? size.value() : Sql.HOLE);
    }
    return sizes.toString();
  }

  /** The type that an enum of the project says it is; jOOQ asks its first constant. */
  private static SqlType enumeration(Value type, SqlType before, Site site) {
    List<Value> constants = type instanceof Type own ? site.constants(own) : List.of();
    String name = constants.isEmpty() ? Sql.HOLE : enumeration(constants.get(0), site);
    return new SqlType(
        name, "", "", before.nullable(), before.standard(), before.identity(), Optional.empty());
  }

  /** The name of the type that a constant of an enum belongs to. */
  static String enumeration(Value constant, Site site) {
    String name = site.method(constant, "getName") instanceof Text text ? Sql.quoted(text.text()) : Sql.HOLE;
    return site.method(constant, "getSchema") instanceof Part schema ? schema.sql() + "." + name : name;
  }

  /** Whether a word is a type of SQL in jOOQ: {@code VARCHAR}. */
  static boolean isType(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT)) && named(name).isPresent();
  }

  /** The type that something is: a type, a class of Java, a field of that type. */
  static SqlType of(Value value) {
    return switch (value) {
      case SqlType type -> type;
      case Part part when part.type().isPresent() -> part.type().get();
      case Type type -> of(type).orElseGet(() -> SqlType.of(Sql.HOLE));
      default -> SqlType.of(Values.text(value).orElse(Sql.HOLE));
    };
  }
}
