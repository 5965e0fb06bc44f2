package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.sql.SqlReader;
import dev.migrationguard.frontend.sql.SqlStatement;
import dev.migrationguard.frontend.sql.SqlText;
import dev.migrationguard.model.Column;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code create_table} lists: columns, constraints, indexes.
 *
 * @param enums            the enum types that Alembic creates before the table
 * @param indexes          those that it creates after it
 * @param commentedColumns how many columns have a comment
 * @param complete         whether every item was understood
 */
record TableItems(
    List<Column> columns,
    List<Constraint> constraints,
    List<CreateIndex> indexes,
    List<DataType> enums,
    int commentedColumns,
    boolean complete) {

  static TableItems of(ObjectName table, Arguments arguments, Optional<Value> schema) {
    List<Column> columns = new ArrayList<>();
    List<Constraint> constraints = new ArrayList<>();
    List<CreateIndex> indexes = new ArrayList<>();
    List<DataType> enums = new ArrayList<>();
    List<String> key = primaryKey(arguments.positional());
    List<String> foreign = foreignKeyColumns(arguments.positional());
    int comments = 0;
    boolean complete = true;
    for (Value item : arguments.positional()) {
      if (ColumnDefinition.isColumn(item)) {
        boolean serial = key.size() == 1 && !foreign.contains(key.get(0));
        ColumnDefinition definition = ColumnDefinition.of(item, serial, key).in(table);
        Column column = definition.column();
        columns.add(column);
        constraints.addAll(definition.checks());
        definition.type().flatMap(type -> Types.check(type, column.name())).ifPresent(constraints::add);
        constraints.addAll(definition.foreignKeys());
        definition
            .type()
            .flatMap(type -> createdEnum(table, type))
            .filter(type -> !enums.contains(type))
            .ifPresent(enums::add);
        comments += definition.commented() ? 1 : 0;
        if (definition.index()) {
          indexes.add(index(table, Optional.empty(), List.of(new Key(column.name(), false)), definition.unique()));
        } else if (definition.unique()) {
          constraints.add(
              new Constraint.Unique(Optional.empty(), List.of(column.name()), Optional.empty(), false));
        }
      } else if (item instanceof Built built && Names.simpleName(built).equals("Index")) {
        indexes.add(
            index(
                table,
                Names.optional(built.arguments().at(0)),
                keys(Optional.of(rest(built.arguments(), 1))),
                Names.isTrue(built.arguments().named("unique"))));
      } else {
        Optional<Constraint> constraint = item instanceof Built built ? constraint(built) : Optional.empty();
        constraint.ifPresent(constraints::add);
        complete &= constraint.isPresent();
      }
    }
    boolean stated = constraints.stream().anyMatch(Constraint.PrimaryKey.class::isInstance);
    if (!key.isEmpty() && !stated) {
      constraints.add(0, new Constraint.PrimaryKey(Optional.empty(), key, Optional.empty(), false));
    }
    return new TableItems(columns, constraints, indexes, enums, comments, complete);
  }

  private static List<String> primaryKey(List<Value> items) {
    List<String> key = new ArrayList<>();
    for (Value item : items) {
      if (item instanceof Built built && ColumnDefinition.isColumn(item)) {
        if (Names.isTrue(built.arguments().named("primary_key"))) {
          key.add(Names.of(built.arguments().get(0, "name")));
        }
      } else if (item instanceof Built built && Names.simpleName(built).equals("PrimaryKeyConstraint")) {
        return Names.list(Optional.of(rest(built.arguments(), 0)));
      }
    }
    return key;
  }

  private static List<String> foreignKeyColumns(List<Value> items) {
    List<String> columns = new ArrayList<>();
    for (Value item : items) {
      if (item instanceof Built built && Names.simpleName(built).equals("ForeignKeyConstraint")) {
        columns.addAll(Names.list(built.arguments().get(0, "columns")));
      }
    }
    return columns;
  }

  private static Sequence rest(Arguments arguments, int from) {
    List<Value> positional = arguments.positional();
    return new Sequence(positional.subList(Math.min(from, positional.size()), positional.size()), arguments.complete());
  }

  private static Optional<Constraint> constraint(Built built) {
    Arguments given = built.arguments();
    Optional<String> name = Names.optional(given.named("name"));
    return switch (Names.simpleName(built)) {
      case "PrimaryKeyConstraint" ->
          Optional.of(
              new Constraint.PrimaryKey(name, Names.list(Optional.of(rest(given, 0))), Optional.empty(), false));
      case "UniqueConstraint" ->
          Optional.of(new Constraint.Unique(name, Names.list(Optional.of(rest(given, 0))), Optional.empty(), false));
      case "ForeignKeyConstraint" ->
          Optional.of(
              ColumnDefinition.foreignKey(
                  name.or(() -> Names.optional(given.at(2))),
                  Names.list(given.get(0, "columns")),
                  Names.list(given.get(1, "refcolumns")),
                  given));
      case "CheckConstraint" ->
          Optional.of(
              new Constraint.Check(
                  name.or(() -> Names.optional(given.at(1))),
                  given.get(0, "sqltext").map(Expressions::expression).orElseGet(SqlExpression::unknown),
                  true,
                  false));
      case "ExcludeConstraint" -> Optional.of(exclude(name, given));
      default -> Optional.empty();
    };
  }

  /** {@code EXCLUDE USING gist (room WITH =, during WITH &&)}. */
  static Constraint.Exclude exclude(Optional<String> name, Arguments given) {
    StringBuilder text = new StringBuilder("USING ").append(Names.text(given.named("using")).orElse("gist"));
    String separator = " (";
    for (Value element : given.positional()) {
      if (element instanceof Sequence pair && pair.items().size() == 2) {
        text.append(separator)
            .append(Expressions.sql(pair.items().get(0)))
            .append(" WITH ")
            .append(Names.of(pair.items().get(1)));
        separator = ", ";
      }
    }
    text.append(')');
    given.named("where")
        .filter(v -> !(v instanceof None))
        .ifPresent(where -> text.append(" WHERE (").append(Expressions.sql(where)).append(')'));
    return new Constraint.Exclude(name, text.toString(), false);
  }

  /** The enum type that a table of this column brings with it. */
  private static Optional<DataType> createdEnum(ObjectName table, Value value) {
    if (value instanceof Built built && Names.simpleName(built).equals("ARRAY")) {
      return built.arguments().get(0, "item_type").flatMap(item -> createdEnum(table, item));
    }
    DataType type = Types.in(table, value);
    boolean created =
        type.kind() == DataType.Kind.ENUM
            && value instanceof Built built
            && !(Names.simpleName(built).equals("ENUM") && Names.isFalse(built.arguments().named("create_type")));
    return created ? Optional.of(type) : Optional.empty();
  }

  /** The index that {@code create_index}, {@code sa.Index} or {@code index=True} makes. */
  static CreateIndex index(ObjectName table, Optional<String> name, List<Key> keys, boolean unique) {
    String schema = table.schema().map(s -> s + "_").orElse("");
    // The name that SQLAlchemy's own convention gives where the script gives none.
    String called = name.orElseGet(() -> "ix_" + schema + table.name() + "_" + joined(keys));
    return new CreateIndex(
        Optional.of(new ObjectName(Optional.empty(), called)),
        table,
        keys,
        unique,
        false,
        false,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static String joined(List<Key> keys) {
    return keys.isEmpty() ? Text.hole().text() : keys.get(0).text();
  }

  /** A key as SQL, which may be a column with a direction after all: {@code email DESC}. */
  private static Key expressionKey(String sql) {
    List<SqlStatement> read =
        SqlReader.read(new SqlText("CREATE INDEX ON t (" + sql + ")", (start, end) -> new Place("", Span.START)));
    return read.size() == 1
            && read.get(0).operations().get(0).operation() instanceof CreateIndex index
            && index.keys().size() == 1
        ? index.keys().get(0)
        : new Key(sql, true);
  }

  /** The keys of an index: a string is a column's name, everything else an expression. */
  static List<Key> keys(Optional<Value> columns) {
    List<Key> keys = new ArrayList<>();
    Value value = columns.orElseGet(None::new);
    if (!(value instanceof Sequence sequence)) {
      keys.add(new Key(Text.hole().text(), true));
      return keys;
    }
    for (Value item : sequence.items()) {
      boolean column =
          item instanceof Text
              || (item instanceof Built built
                  && built.callee() instanceof Reference
                  && switch (Names.simpleName(built)) {
                    case "column", "Column", "quoted_name" -> true;
                    default -> false;
                  });
      keys.add(column ? new Key(Names.of(item), false) : expressionKey(Expressions.sql(item)));
    }
    if (!sequence.complete()) {
      keys.add(new Key(Text.hole().text(), true));
    }
    return keys;
  }
}
