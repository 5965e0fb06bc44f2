package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.model.Column;
import dev.migrationguard.model.Column.Generation;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code sa.Column(…)} as the column that Alembic makes of it.
 *
 * @param column      the column itself
 * @param primaryKey  whether it is part of the primary key
 * @param unique      {@code unique=True}
 * @param index       {@code index=True}
 * @param foreignKeys of {@code sa.ForeignKey} arguments
 * @param checks      of {@code sa.CheckConstraint} arguments
 * @param commented   whether it has a comment
 * @param type        its type as the script passes it
 */
record ColumnDefinition(
    Column column,
    boolean primaryKey,
    boolean unique,
    boolean index,
    List<Constraint.ForeignKey> foreignKeys,
    List<Constraint.Check> checks,
    boolean commented,
    Optional<Value> type) {

  /** Whether a value is a column. */
  static boolean isColumn(Value value) {
    return value instanceof Built built && built.dotted().endsWith(".Column") && Names.fromSqlalchemy(built.dotted());
  }

  /**
   * Reads a column.
   *
   * @param value   the value passed as column; one that is not visible gives a column of which nothing is known
   * @param serials whether an integer primary key takes its values from a sequence: it does unless another column is
   *     part of the key
   * @param keys    the columns that a primary key of the table names
   */
  static ColumnDefinition of(Value value, boolean serials, List<String> keys) {
    if (!(value instanceof Built built) || !isColumn(value)) {
      Column unseen = Column.nullable(Names.of(value), DataType.unknown());
      return new ColumnDefinition(unseen, false, false, false, List.of(), List.of(), false, Optional.empty());
    }
    Arguments arguments = built.arguments();
    List<Value> rest = new ArrayList<>(arguments.positional());
    Optional<Value> name = arguments.named("name");
    if (name.isEmpty() && !rest.isEmpty() && !isSchemaItem(rest.get(0))) {
      name = Optional.of(rest.remove(0));
    }
    Optional<Value> type = arguments.named("type_");
    if (type.isEmpty() && !rest.isEmpty() && !isSchemaItem(rest.get(0))) {
      type = Optional.of(rest.remove(0));
    }
    Reader reader = new Reader(Names.of(name), type, arguments, serials, keys.contains(Names.of(name)));
    rest.forEach(reader::item);
    return reader.read();
  }

  /** The same column in a table: some types stand in the schema of theirs. */
  ColumnDefinition in(ObjectName table) {
    Optional<DataType> own = type.map(value -> Types.in(table, value));
    return own.isEmpty()
        ? this
        : new ColumnDefinition(
            column.withType(own.get()), primaryKey, unique, index, foreignKeys, checks, commented, type);
  }

  private static boolean isSchemaItem(Value value) {
    String simple = value instanceof Built built ? Names.simpleName(built) : "";
    return switch (simple) {
      case "ForeignKey", "CheckConstraint", "UniqueConstraint", "Computed", "Identity", "Sequence", "FetchedValue",
          "DefaultClause", "ColumnDefault" ->
          true;
      default -> false;
    };
  }

  /** The table and column that {@code sa.ForeignKey("schema.table.column")} names. */
  static Constraint.ForeignKey foreignKey(
      Optional<String> name, List<String> columns, List<String> targets, Arguments options) {
    ObjectName table = ObjectName.unknown();
    List<String> referenced = new ArrayList<>();
    for (String target : targets) {
      int dot = target.lastIndexOf('.');
      if (dot > 0) {
        int before = target.lastIndexOf('.', dot - 1);
        table =
            before > 0
                ? ObjectName.of(target.substring(0, before), target.substring(before + 1, dot))
                : ObjectName.of(target.substring(0, dot));
        referenced.add(target.substring(dot + 1));
      } else {
        referenced.add(target);
      }
    }
    return new Constraint.ForeignKey(
        name, columns, table, referenced, foreignKeyOptions(options), notValid(options));
  }

  static boolean notValid(Arguments options) {
    return Names.isTrue(options.named("postgresql_not_valid"));
  }

  static String foreignKeyOptions(Arguments options) {
    StringBuilder text = new StringBuilder();
    append(text, "MATCH ", Names.text(options.named("match")));
    append(text, "ON DELETE ", Names.text(options.named("ondelete")));
    append(text, "ON UPDATE ", Names.text(options.named("onupdate")));
    if (Names.isTrue(options.named("deferrable"))) {
      append(text, "DEFERRABLE", Optional.of(""));
    } else if (Names.isFalse(options.named("deferrable").filter(v -> !(v instanceof None)))) {
      append(text, "NOT DEFERRABLE", Optional.of(""));
    }
    append(text, "INITIALLY ", Names.text(options.named("initially")));
    return text.toString();
  }

  private static void append(StringBuilder text, String words, Optional<String> value) {
    value.ifPresent(v -> text.append(text.isEmpty() ? "" : " ").append(words).append(v));
  }

  /** Collects what the arguments of one column say. */
  private static final class Reader {

    private final String name;
    private final DataType type;
    private final Arguments arguments;
    private final Optional<Value> typeValue;
    private final boolean serials;
    private final boolean inKey;
    private final List<Constraint.ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Constraint.Check> checks = new ArrayList<>();
    private Generation generation = Generation.NONE;
    private Optional<SqlExpression> defaultValue = Optional.empty();
    private boolean sequence;

    Reader(String name, Optional<Value> type, Arguments arguments, boolean serials, boolean inKey) {
      this.name = name;
      this.typeValue = type;
      this.type = type.map(Types::of).orElseGet(DataType::unknown);
      this.arguments = arguments;
      this.serials = serials;
      this.inKey = inKey;
    }

    void item(Value value) {
      if (!(value instanceof Built built)) {
        return;
      }
      Arguments given = built.arguments();
      switch (Names.simpleName(built)) {
        case "ForeignKey" -> {
          Optional<String> constraint = Names.optional(given.named("name"));
          String target = Names.of(given.get(0, "column"));
          foreignKeys.add(ColumnDefinition.foreignKey(constraint, List.of(name), List.of(target), given));
        }
        case "CheckConstraint" ->
            checks.add(
                new Constraint.Check(
                    Names.optional(given.named("name")),
                    given.get(0, "sqltext").map(Expressions::expression).orElseGet(SqlExpression::unknown),
                    true,
                    false));
        case "Computed" -> computed(given);
        case "Identity" -> generation = Generation.IDENTITY;
        case "Sequence" -> sequence = true;
        default -> {}
      }
    }

    private void computed(Arguments given) {
      Optional<Value> persisted = given.named("persisted").filter(v -> !(v instanceof None));
      generation = Names.isFalse(persisted) ? Generation.VIRTUAL : Generation.STORED;
      defaultValue = given.get(0, "sqltext").map(Expressions::expression);
    }

    ColumnDefinition read() {
      arguments.named("server_default").ifPresent(this::serverDefault);
      boolean primaryKey = Names.isTrue(arguments.named("primary_key"));
      if ((primaryKey || inKey) && serials && takesSequence()) {
        generation = Generation.SERIAL;
      }
      boolean identity = generation == Generation.IDENTITY && !Names.isTrue(arguments.named("nullable"));
      boolean nullableGiven = arguments.named("nullable").filter(v -> !(v instanceof None)).isPresent();
      boolean notNull = nullableGiven ? Names.isFalse(arguments.named("nullable")) : primaryKey || inKey;
      Optional<String> collation = Names.optional(typeArguments().named("collation"));
      boolean refusesNull = notNull || identity || primaryKey || inKey;
      Column column = new Column(name, type, refusesNull, defaultValue, generation, collation);
      return new ColumnDefinition(
          column,
          primaryKey,
          Names.isTrue(arguments.named("unique")),
          Names.isTrue(arguments.named("index")),
          foreignKeys,
          checks,
          arguments.named("comment").flatMap(Values::text).isPresent(),
          typeValue);
    }

    private Arguments typeArguments() {
      return typeValue.orElseGet(None::new) instanceof Built built ? built.arguments() : arguments;
    }

    private void serverDefault(Value value) {
      if (value instanceof Built built && Names.simpleName(built).equals("Identity")) {
        generation = Generation.IDENTITY;
      } else if (value instanceof Built built && Names.simpleName(built).equals("Computed")) {
        computed(built.arguments());
      } else if (value instanceof Built built && Names.simpleName(built).equals("FetchedValue")) {
        defaultValue = Optional.of(SqlExpression.unknown());
      } else {
        defaultValue = Expressions.serverDefault(value);
      }
    }

    /** SQLAlchemy writes SERIAL for an integer key that nothing else fills. */
    private boolean takesSequence() {
      boolean integer =
          type.dimensions() == 0
              && switch (type.name()) {
                case "integer", "bigint", "smallint" -> true;
                default -> false;
              };
      boolean asked = Names.isTrue(arguments.named("autoincrement"));
      return integer
          && (foreignKeys.isEmpty() || asked)
          && !sequence
          && generation == Generation.NONE
          && defaultValue.isEmpty()
          && !Names.isFalse(arguments.named("autoincrement"));
    }
  }
}
