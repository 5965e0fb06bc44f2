package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Bool;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.None;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.frontend.sql.SqlReader;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.AlterColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ColumnOperation.DropDefault;
import dev.migrationguard.model.ColumnOperation.DropNotNull;
import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.ColumnOperation.SetDefault;
import dev.migrationguard.model.ColumnOperation.SetNotNull;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.DataOperation.InsertRows;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.CreateEnum;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation.OtherStatement;
import dev.migrationguard.model.SqlExpression;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.model.TableOperation.DropTable;
import dev.migrationguard.model.TableOperation.RenameTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What each {@code op.…} asks of the database: a list of statements, each a list of operations.
 *
 * <p>Order and number of the statements are those that Alembic 1.16 was seen to emit for PostgreSQL.
 */
final class Operations {

  private final List<List<Operation>> statements = new ArrayList<>();
  private final Arguments arguments;
  private final Optional<Value> schema;
  private final boolean mysql;

  private Operations(Arguments arguments, Optional<Value> schema, String database) {
    this.mysql = database.equals("mysql") || database.equals("mariadb");
    this.arguments = arguments;
    this.schema = arguments.named("schema").or(() -> schema);
  }

  /**
   * Lowers one operation.
   *
   * @param name      {@code add_column} …
   * @param arguments by name, as {@link Signatures#bind} gives them; a batch's table stands under {@code table_name}
   * @param schema    the schema of the batch around it
   * @param database  the name of the database that it is lowered for
   */
  static List<List<Operation>> of(String name, Arguments arguments, Optional<Value> schema, String database) {
    Operations lowering = new Operations(arguments, schema, database);
    lowering.lower(name);
    if (!arguments.complete()) {
      lowering.statement(
          new Opaque("op." + name + "(…)", "some of its arguments come from a value that is not known"));
    }
    return lowering.statements;
  }

  private void lower(String name) {
    switch (name) {
      case "add_column" -> addColumn();
      case "alter_column" -> alterColumn();
      case "bulk_insert" -> {
        boolean none = arg("rows").filter(v -> v instanceof Sequence && v.truth() == Truth.FALSE).isPresent();
        if (!none) {
          statement(new InsertRows(CoreStatements.tableOf(arg("table").orElseGet(None::new)), false));
        }
      }
      case "create_check_constraint" ->
          add(
              new Constraint.Check(
                  constraintName(),
                  arg("condition").map(Expressions::expression).orElseGet(SqlExpression::unknown),
                  true,
                  ColumnDefinition.notValid(arguments)));
      case "create_exclude_constraint" -> add(TableItems.exclude(constraintName(), arguments));
      case "create_foreign_key" -> createForeignKey();
      case "create_index" -> createIndex();
      case "create_primary_key" ->
          add(new Constraint.PrimaryKey(constraintName(), columns("columns"), Optional.empty(), false));
      case "create_unique_constraint" ->
          add(new Constraint.Unique(constraintName(), columns("columns"), usingIndex(), false));
      case "create_table" -> createTable();
      case "create_table_comment", "drop_table_comment" ->
          statement(new OtherStatement("COMMENT ON TABLE", Optional.of(table())));
      case "drop_column" -> statement(new DropColumn(table(), Names.of(arg("column_name")), flag("if_exists"), false));
      case "drop_constraint" ->
          statement(
              new DropConstraint(
                  table(), constraintName(), Names.text(arg("type_")), flag("if_exists"), false));
      case "drop_index" ->
          statement(
              new DropIndex(
                  Names.qualified(arg("index_name"), schema),
                  Names.optional(arg("table_name")).map(t -> table()),
                  flag("postgresql_concurrently"),
                  flag("if_exists"),
                  false));
      case "drop_table" -> statement(new DropTable(table(), flag("if_exists"), false));
      case "rename_table" ->
          statement(
              new RenameTable(
                  Names.qualified(arg("old_table_name"), schema), Names.of(arg("new_table_name"))));
      default -> statement(new Opaque("op." + name + "(…)", "the guard does not know this operation"));
    }
  }

  private void addColumn() {
    ObjectName table = table();
    ColumnDefinition definition = ColumnDefinition.of(arg("column").orElseGet(None::new), true, List.of()).in(table);
    List<Operation> first = new ArrayList<>();
    first.add(new AddColumn(table, definition.column(), flag("if_not_exists")));
    definition.checks().forEach(check -> first.add(new AddConstraint(table, check, true)));
    statements.add(first);
    String column = definition.column().name();
    definition.foreignKeys().forEach(key -> statement(new AddConstraint(table, key, false)));
    definition
        .type()
        .flatMap(type -> Types.check(type, column))
        .ifPresent(check -> statement(new AddConstraint(table, check, false)));
    if (definition.index()) {
      statement(TableItems.index(table, Optional.empty(), List.of(new Key(column, false)), definition.unique()));
    } else if (definition.unique()) {
      // A statement of its own for Alembic; for the author it is one with the column, and so is the advice.
      statement(
          new AddConstraint(
              table, new Constraint.Unique(Optional.empty(), List.of(column), Optional.empty(), false), true));
    }
    if (definition.commented()) {
      statement(new OtherStatement("COMMENT ON COLUMN", Optional.of(table)));
    }
  }

  private void alterColumn() {
    ObjectName table = table();
    String column = Names.of(arg("column_name"));
    if (mysql) {
      redefined(table, column);
    }
    arg("type_")
        .filter(v -> !(v instanceof None))
        .ifPresent(type ->
            statement(
                new ChangeColumnType(
                    table,
                    column,
                    Types.of(type),
                    arg("existing_type").filter(v -> !(v instanceof None)).map(Types::of).filter(DataType::known),
                    arg("postgresql_using").filter(v -> !(v instanceof None)).map(Expressions::expression),
                    collation(type))));
    Optional<Value> nullable = arg("nullable").filter(v -> !(v instanceof None));
    if (Names.isFalse(nullable)) {
      statement(new SetNotNull(table, column));
    } else if (Names.isTrue(nullable)) {
      statement(new DropNotNull(table, column));
    } else if (nullable.isPresent()) {
      statement(new Opaque("op.alter_column(…, nullable=…)", "whether the column may be NULL is not visible"));
    }
    arg("server_default").filter(v -> !leaves(v)).ifPresent(value -> {
      if (identity(Optional.of(value))) {
        boolean before = identity(arg("existing_server_default"));
        statement(new AlterColumn(table, column, before ? "SET GENERATED" : "ADD IDENTITY"));
      } else if (value instanceof None && identity(arg("existing_server_default"))) {
        statement(new AlterColumn(table, column, "DROP IDENTITY"));
      } else {
        statement(
            Expressions.serverDefault(value)
                .<Operation>map(d -> new SetDefault(table, column, d))
                .orElseGet(() -> new DropDefault(table, column, flag("existing_nullable"))));
      }
    });
    arg("comment")
        .filter(v -> !leaves(v))
        .ifPresent(v -> statement(new OtherStatement("COMMENT ON COLUMN", Optional.of(table))));
    Names.optional(arg("new_column_name"))
        .or(() -> Names.optional(arg("name")))
        .filter(name -> !name.equals(column))
        .ifPresent(name -> statement(new RenameColumn(table, column, name)));
    if (mysql) {
      merge();
    }
  }

  /**
   * MySQL's MODIFY gives a column's whole definition. Alembic wants the type for it, and takes for left out what
   * {@code existing_nullable} and {@code existing_server_default} do not say (alembic.ddl.mysql, 1.16).
   */
  private void redefined(ObjectName table, String column) {
    boolean type = given("type_");
    boolean definition = type || given("nullable") || given("new_column_name") || given("autoincrement")
        || given("comment");
    if (!definition || !arguments.complete()) {
      return;
    }
    if (!type && !given("existing_type")) {
      statement(
          new Opaque("op.alter_column(…)", "for MySQL it needs `existing_type`, from which MODIFY is written", true));
      return;
    }
    if (!given("nullable") && !given("existing_nullable")) {
      statement(new DropNotNull(table, column));
    }
    if (arg("server_default").filter(v -> !leaves(v)).isEmpty() && !given("existing_server_default")) {
      statement(new DropDefault(table, column, flag("existing_nullable")));
    }
  }

  /** What {@code alter_column} asks of a column is one statement for MySQL. */
  private void merge() {
    List<Operation> all = new ArrayList<>();
    statements.forEach(all::addAll);
    statements.clear();
    if (!all.isEmpty()) {
      statements.add(all);
    }
  }

  private boolean given(String name) {
    return arg(name).filter(v -> !(v instanceof None) && !leavesComment(name, v)).isPresent();
  }

  private static boolean leavesComment(String name, Value value) {
    return (name.equals("comment") || name.equals("existing_server_default")) && leaves(value);
  }

  /** False is Alembic's default where None means something: leave it as it is. */
  private static boolean leaves(Value value) {
    return value instanceof Bool && value.truth() == Truth.FALSE;
  }

  private static boolean identity(Optional<Value> value) {
    return value.orElseGet(None::new) instanceof Built built && Names.simpleName(built).equals("Identity");
  }

  private static Optional<String> collation(Value type) {
    return type instanceof Built built ? Names.optional(built.arguments().named("collation")) : Optional.empty();
  }

  private void createForeignKey() {
    ObjectName referenced = Names.qualified(arg("referent_table"), arg("referent_schema"));
    ObjectName source =
        Names.qualified(arg("source_table").or(() -> arg("table_name")), arg("source_schema").or(() -> schema));
    statement(
        new AddConstraint(
            source,
            new Constraint.ForeignKey(
                constraintName(),
                columns("local_cols"),
                referenced,
                columns("remote_cols"),
                ColumnDefinition.foreignKeyOptions(arguments),
                ColumnDefinition.notValid(arguments)),
            false));
  }

  private void createIndex() {
    List<Key> keys = TableItems.keys(arg("columns"));
    ObjectName table = table();
    CreateIndex plain = TableItems.index(table, Names.optional(arg("index_name")), keys, flag("unique"));
    statement(
        new CreateIndex(
            plain.name(),
            table,
            keys,
            plain.unique(),
            flag("postgresql_concurrently"),
            flag("if_not_exists"),
            false,
            Names.text(arg("postgresql_using")),
            Names.list(arg("postgresql_include")),
            arg("postgresql_where").filter(v -> !(v instanceof None)).map(Expressions::expression)));
  }

  private void createTable() {
    TableItems items = TableItems.of(table(), arguments, schema);
    for (DataType type : items.enums()) {
      statement(new CreateEnum(Types.name(type), type.labels()));
    }
    List<Value> prefixes = arg("prefixes").flatMap(Values::items).orElse(List.of());
    boolean temporary = prefixes.stream().anyMatch(p -> Names.of(p).toUpperCase(Locale.ROOT).startsWith("TEMP"));
    statement(
        new CreateTable(
            table(),
            items.columns(),
            items.constraints(),
            flag("if_not_exists"),
            temporary,
            Optional.empty(),
            Optional.empty(),
            Names.text(arg("postgresql_partition_by")).flatMap(SqlReader::partitionKey),
            items.complete() && arguments.complete() && arg("postgresql_inherits").isEmpty(),
            false));
    items.indexes().forEach(this::statement);
    if (arg("comment").filter(v -> !(v instanceof None)).isPresent()) {
      statement(new OtherStatement("COMMENT ON TABLE", Optional.of(table())));
    }
    for (int i = 0; i < items.commentedColumns(); i++) {
      statement(new OtherStatement("COMMENT ON COLUMN", Optional.of(table())));
    }
  }

  private void add(Constraint constraint) {
    statement(new AddConstraint(table(), constraint, false));
  }

  private void statement(Operation operation) {
    statements.add(List.of(operation));
  }

  private Optional<Value> arg(String name) {
    return arguments.named(name);
  }

  private boolean flag(String name) {
    return Names.isTrue(arguments.named(name));
  }

  private ObjectName table() {
    return Names.qualified(arg("table_name"), schema);
  }

  private Optional<String> constraintName() {
    return Names.optional(arg("constraint_name"));
  }

  private List<String> columns(String name) {
    return Names.list(arg(name));
  }

  private Optional<String> usingIndex() {
    return Names.text(arg("postgresql_using_index"));
  }
}
