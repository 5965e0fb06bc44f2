package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Number;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.frontend.sql.SqlReader;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.DataType.Kind;
import dev.migrationguard.model.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * SQLAlchemy's types as PostgreSQL's. What each becomes was read off SQLAlchemy 2.0's own DDL.
 *
 * <p>A type that the project defines stays named and unknown: only the class itself would say which type it becomes.
 */
final class Types {

  private static final Arguments NOTHING = new Arguments(List.of(), Map.of(), true);

  private Types() {}

  static DataType of(Value value) {
    return switch (value) {
      case Reference reference -> named(reference.dotted(), reference.simpleName(), NOTHING);
      case Built built when built.callee() instanceof Method method && method.receiver() instanceof Built base ->
          variant(method.name(), of(base), built.arguments());
      case Built built when built.callee() instanceof Reference reference ->
          named(reference.dotted(), reference.simpleName(), built.arguments());
      case Value.Instance made -> ofProject(made.type(), made.arguments());
      case ClassValue type -> ofProject(type, NOTHING);
      default -> DataType.unknown();
    };
  }

  /** {@code sa.String(20).with_variant(sa.Text(), "postgresql")} is text there; other methods leave the type alone. */
  private static DataType variant(String method, DataType base, Arguments arguments) {
    boolean forPostgresql =
        method.equals("with_variant") && arguments.positional().stream().skip(1).anyMatch(Types::postgresql);
    return forPostgresql ? of(arguments.positional().get(0)) : base;
  }

  private static boolean postgresql(Value name) {
    return Values.text(name).filter("postgresql"::equals).isPresent();
  }

  /**
   * A type that the project defines: that of its {@code impl}, to which its arguments go as well. Where the class
   * chooses by dialect it stays unknown.
   */
  private static DataType ofProject(ClassValue type, Arguments arguments) {
    Value impl = type.members().own().get("impl");
    if (impl == null || type.members().own().containsKey("load_dialect_impl")) {
      return project(type.name());
    }
    DataType known =
        impl instanceof Reference reference
            ? named(reference.dotted(), reference.simpleName(), arguments.positional().isEmpty() ? NOTHING : arguments)
            : of(impl);
    return known.kind() == Kind.ENUM || !known.known() ? project(type.name()) : known;
  }

  private static DataType project(String name) {
    return new DataType(name, List.of(), 0, Kind.PROJECT, List.of());
  }

  private static DataType named(String dotted, String name, Arguments arguments) {
    if (name.equals("AutoString")) {
      return withLength("varchar", arguments);
    }
    if (!Names.fromSqlalchemy(dotted)) {
      return switch (name) {
        case "Vector", "Geometry", "Geography", "Raster", "LtreeType" -> extension(name.replace("Type", ""));
        case "CIText" -> extension("citext");
        default -> project(name);
      };
    }
    return switch (name) {
      case "String", "VARCHAR", "Unicode", "NVARCHAR" -> withLength("varchar", arguments);
      case "CHAR", "NCHAR" -> withLength("char", arguments);
      case "Text", "TEXT", "UnicodeText", "CLOB" -> DataType.of("text");
      case "Integer", "INTEGER", "INT" -> DataType.of("integer");
      case "BigInteger", "BIGINT" -> DataType.of("bigint");
      case "SmallInteger", "SMALLINT" -> DataType.of("smallint");
      case "Numeric", "NUMERIC", "DECIMAL" -> numeric(arguments);
      case "Float", "FLOAT" -> floating(arguments);
      case "Double", "DOUBLE", "DOUBLE_PRECISION" -> DataType.of("double precision");
      case "REAL" -> DataType.of("real");
      case "Boolean", "BOOLEAN" -> DataType.of("boolean");
      case "Date", "DATE" -> DataType.of("date");
      case "DateTime", "TIMESTAMP", "DATETIME" -> withZone("timestamp", arguments);
      case "Time", "TIME" -> withZone("time", arguments);
      case "Interval", "INTERVAL" -> withPrecision("interval", arguments);
      case "LargeBinary", "BYTEA", "BLOB", "BINARY", "VARBINARY", "PickleType" -> DataType.of("bytea");
      case "JSON" -> DataType.of("json");
      case "JSONB" -> DataType.of("jsonb");
      case "Uuid", "UUID" ->
          Names.isFalse(arguments.named("native_uuid")) ? DataType.of("char", 32) : DataType.of("uuid");
      case "ARRAY" -> array(arguments);
      case "Enum", "ENUM" -> enumeration(arguments);
      case "BIT" -> bit(arguments);
      case "DOMAIN" -> userDefined(Names.of(arguments.get(0, "name")));
      case "CITEXT" -> extension("citext");
      case "HSTORE" -> extension("hstore");
      case "INET", "CIDR", "MACADDR", "MACADDR8", "MONEY", "OID", "REGCLASS", "REGCONFIG", "TSVECTOR", "TSQUERY",
          "INT4RANGE", "INT8RANGE", "NUMRANGE", "DATERANGE", "TSRANGE", "TSTZRANGE", "INT4MULTIRANGE",
          "INT8MULTIRANGE", "NUMMULTIRANGE", "DATEMULTIRANGE", "TSMULTIRANGE", "TSTZMULTIRANGE" ->
          DataType.of(name.toLowerCase(Locale.ROOT));
      case "NullType", "TypeEngine" -> DataType.unknown();
      default -> project(name);
    };
  }

  private static DataType withLength(String type, Arguments arguments) {
    Optional<Value> length = arguments.get(0, "length").filter(v -> !(v instanceof Value.None));
    if (length.isEmpty()) {
      return arguments.complete() ? DataType.of(type) : DataType.unknown();
    }
    return number(length).map(n -> DataType.of(type, n)).orElseGet(DataType::unknown);
  }

  private static DataType numeric(Arguments arguments) {
    Optional<Value> precision = arguments.get(0, "precision").filter(v -> !(v instanceof Value.None));
    Optional<Value> scale = arguments.get(1, "scale").filter(v -> !(v instanceof Value.None));
    if (precision.isEmpty()) {
      return DataType.of("numeric");
    }
    Optional<Integer> digits = number(precision);
    if (digits.isEmpty()) {
      return DataType.unknown();
    }
    return scale.isEmpty()
        ? DataType.of("numeric", digits.get())
        : number(scale).map(s -> DataType.of("numeric", digits.get(), s)).orElseGet(DataType::unknown);
  }

  /** FLOAT(1) to FLOAT(24) are real, all else is double precision (manual, 8.1.3). */
  private static DataType floating(Arguments arguments) {
    Optional<Integer> precision = number(arguments.get(0, "precision"));
    return DataType.of(precision.isPresent() && precision.get() <= 24 ? "real" : "double precision");
  }

  private static DataType withZone(String type, Arguments arguments) {
    boolean zone = Names.isTrue(arguments.get(0, "timezone"));
    return withPrecision(zone ? type + "tz" : type, arguments);
  }

  private static DataType withPrecision(String type, Arguments arguments) {
    Optional<Integer> precision =
        number(arguments.named("precision").or(() -> arguments.named("second_precision")));
    return precision.map(p -> DataType.of(type, p)).orElseGet(() -> DataType.of(type));
  }

  private static DataType bit(Arguments arguments) {
    String type = Names.isTrue(arguments.get(1, "varying")) ? "varbit" : "bit";
    Optional<Integer> length = number(arguments.get(0, "length"));
    return length
        .map(n -> DataType.of(type, n))
        .orElseGet(() -> type.equals("bit") ? DataType.of(type, 1) : DataType.of(type));
  }

  private static DataType array(Arguments arguments) {
    DataType element = of(arguments.get(0, "item_type").orElseGet(Value.None::new));
    int dimensions = number(arguments.named("dimensions")).orElse(1);
    DataType type = element;
    for (int i = 0; i < Math.min(dimensions, 6); i++) {
      type = type.array();
    }
    return type;
  }

  /** The labels of {@code Enum(Mood)}: its members' names; what {@code values_callable} gives is not known. */
  private static List<Value> members(Arguments arguments) {
    boolean names = arguments.positional().size() == 1 && arguments.named("values_callable").isEmpty();
    if (!names || !(arguments.positional().get(0) instanceof ClassValue type)) {
      return arguments.positional();
    }
    List<Value> members = new ArrayList<>();
    type.members().own().forEach((name, value) -> {
      if (!(value instanceof Value.Function) && !name.startsWith("_")) {
        members.add(Text.of(name));
      }
    });
    return members.isEmpty() ? arguments.positional() : members;
  }

  private static DataType enumeration(Arguments arguments) {
    List<String> labels = new ArrayList<>();
    boolean known = arguments.complete();
    for (Value value : members(arguments)) {
      Optional<String> label = Values.text(value);
      known &= label.isPresent();
      label.ifPresent(labels::add);
    }
    if (Names.isFalse(arguments.named("native_enum"))) {
      Optional<Integer> length = number(arguments.named("length"));
      int longest = labels.stream().mapToInt(String::length).max().orElse(0);
      return known || length.isPresent() ? DataType.of("varchar", length.orElse(longest)) : DataType.unknown();
    }
    // Enum(Mood) without a name takes the class's name in lower case.
    String name =
        Names.optional(arguments.named("name"))
            .orElseGet(() -> arguments.at(0).map(Types::className).orElse(Text.hole().text()));
    String schema = Names.optional(arguments.named("schema")).map(s -> s + ".").orElse("");
    return new DataType(schema + name, List.of(), 0, Kind.ENUM, known ? labels : List.of());
  }

  /** The name of an enum as that of an object, its schema apart. */
  static ObjectName name(DataType type) {
    int dot = type.name().lastIndexOf('.');
    return dot < 0
        ? ObjectName.of(type.name())
        : ObjectName.of(type.name().substring(0, dot), type.name().substring(dot + 1));
  }

  /**
   * The type of a column, with the schema that it has from the column's table.
   *
   * @param value as the script passes it
   */
  static DataType in(ObjectName table, Value value) {
    DataType type = of(value);
    boolean inherits =
        type.kind() == Kind.ENUM
            && value instanceof Built built
            && Names.isTrue(built.arguments().named("inherit_schema"));
    return inherits && table.schema().isPresent()
        ? new DataType(table.schema().get() + "." + type.name(), List.of(), 0, Kind.ENUM, type.labels())
        : type;
  }

  /** The CHECK that an enum brings which is stored as text ({@code native_enum=False, create_constraint=True}). */
  static Optional<Constraint.Check> check(Value type, String column) {
    boolean checked =
        type instanceof Built built
            && Names.simpleName(built).equals("Enum")
            && Names.isFalse(built.arguments().named("native_enum"))
            && Names.isTrue(built.arguments().named("create_constraint"));
    if (!checked) {
      return Optional.empty();
    }
    Arguments arguments = ((Built) type).arguments();
    StringJoiner labels = new StringJoiner(", ", column + " IN (", ")");
    arguments.positional().forEach(label -> labels.add("'" + Names.of(label).replace("'", "''") + "'"));
    return Optional.of(
        new Constraint.Check(
            Names.optional(arguments.named("name")), SqlReader.expression(labels.toString()), true, false));
  }

  private static String className(Value value) {
    return switch (value) {
      case ClassValue type -> type.name().toLowerCase(Locale.ROOT);
      case Reference reference -> reference.simpleName().toLowerCase(Locale.ROOT);
      default -> Text.hole().text();
    };
  }

  private static DataType extension(String name) {
    return userDefined(name.toLowerCase(Locale.ROOT));
  }

  private static DataType userDefined(String name) {
    return new DataType(name, List.of(), 0, Kind.USER_DEFINED, List.of());
  }

  private static Optional<Integer> number(Optional<Value> value) {
    return value.flatMap(v -> v instanceof Number number ? number.asInt() : Optional.empty());
  }
}
