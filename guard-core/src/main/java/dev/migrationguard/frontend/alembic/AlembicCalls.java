package dev.migrationguard.frontend.alembic;

import static dev.migrationguard.frontend.alembic.SqlalchemyColumns.serverDefault;
import static dev.migrationguard.frontend.alembic.SqlalchemyColumns.text;

import dev.migrationguard.frontend.alembic.PythonCode.Atom;
import dev.migrationguard.frontend.alembic.PythonCode.Text;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.DataOperation;
import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.model.TableOperation.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operations as calls of Alembic 1.16; empty where it has none that says as much. */
final class AlembicCalls {

  private AlembicCalls() {}

  static Optional<PythonCode> of(Operation operation) {
    return switch (operation) {
      case TableOperation table -> table(table);
      case ColumnOperation column -> column(column);
      case ConstraintOperation constraint -> constraint(constraint);
      case IndexOperation index -> index(index);
      case ObjectOperation object -> Optional.empty();
      case DataOperation data -> Optional.empty();
      case SessionOperation session -> Optional.empty();
      case Opaque opaque -> Optional.empty();
    };
  }

  private static Optional<PythonCode> table(TableOperation operation) {
    return switch (operation) {
      case CreateTable create -> createTable(create);
      case TableOperation.DropTable drop -> drop.cascade()
          ? Optional.empty()
          : done(on("op.drop_table", drop.name()).flag("if_exists", drop.ifExists()), drop.name());
      case TableOperation.RenameTable rename ->
          done(on("op.rename_table", rename.name()).text(rename.newName()), rename.name());
      case TableOperation.MoveTable move -> Optional.empty();
      case TableOperation.RewriteTable rewrite -> Optional.empty();
      case TableOperation.AttachPartition attach -> Optional.empty();
      case TableOperation.DetachPartition detach -> Optional.empty();
      case TableOperation.LockTable lock -> Optional.empty();
      case TableOperation.AlterTable alter -> Optional.empty();
    };
  }

  private static Optional<PythonCode> createTable(CreateTable create) {
    if (!create.complete() || create.partitionOf().isPresent()) {
      return Optional.empty();
    }
    List<String> primaryKey = new ArrayList<>();
    create.constraints().stream()
        .filter(Constraint.PrimaryKey.class::isInstance)
        .forEach(key -> primaryKey.addAll(key.columns()));
    List<Optional<PythonCode>> parts = new ArrayList<>();
    create.columns().forEach(column -> parts.add(SqlalchemyColumns.column(column, primaryKey)));
    create.constraints().forEach(constraint -> parts.add(SqlalchemyColumns.constraint(constraint)));
    if (parts.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    CallBuilder call = on("op.create_table", create.name());
    parts.forEach(part -> call.add(part.get()));
    if (create.temporary()) {
      call.keyword("prefixes", PythonCode.strings(List.of("TEMPORARY")));
    }
    return done(call.flag("if_not_exists", create.ifNotExists()), create.name());
  }

  private static Optional<PythonCode> column(ColumnOperation operation) {
    ObjectName table = operation.tableName();
    CallBuilder alter = on("op.alter_column", table).text(operation.columnName());
    return switch (operation) {
      case ColumnOperation.AddColumn add -> SqlalchemyColumns.column(add.column(), List.of())
          .map(column -> on("op.add_column", table).add(column).schema(table)
              .flag("if_not_exists", add.ifNotExists()).build());
      case ColumnOperation.DropColumn drop -> drop.cascade()
          ? Optional.empty()
          : done(on("op.drop_column", table).text(drop.columnName()).flag("if_exists", drop.ifExists()), table);
      case ColumnOperation.RenameColumn rename -> done(alter.keyword("new_column_name", rename.newName()), table);
      case ChangeColumnType change -> changeType(change, alter);
      case ColumnOperation.SetNotNull set -> done(alter.keyword("nullable", new Atom("False")), table);
      case ColumnOperation.DropNotNull drop -> done(alter.keyword("nullable", new Atom("True")), table);
      case ColumnOperation.SetDefault set ->
          done(alter.keyword("server_default", serverDefault(set.value())), table);
      case ColumnOperation.DropDefault drop -> done(alter.keyword("server_default", new Atom("None")), table);
      case ColumnOperation.AlterColumn other -> Optional.empty();
    };
  }

  private static Optional<PythonCode> changeType(ChangeColumnType change, CallBuilder alter) {
    Optional<PythonCode> type = SqlalchemyTypes.write(change.type(), change.collation());
    if (type.isEmpty()) {
      return type;
    }
    change.from().filter(from -> from.known()).flatMap(SqlalchemyTypes::write)
        .ifPresent(from -> alter.keyword("existing_type", from));
    alter.keyword("type_", type.get());
    // Alembic hands this text on as it is: no parameters to escape.
    change.using().ifPresent(using -> alter.keyword("postgresql_using", using.text()));
    return done(alter, change.tableName());
  }

  private static Optional<PythonCode> constraint(ConstraintOperation operation) {
    ObjectName table = operation.tableName();
    return switch (operation) {
      case AddConstraint add -> addConstraint(table, add.constraint());
      case ConstraintOperation.DropConstraint drop -> drop.cascade()
          ? Optional.empty()
          : done(new CallBuilder("op.drop_constraint").textOrNone(drop.name()).text(table.name())
              .keyword("type_", drop.kind()).flag("if_exists", drop.ifExists()), table);
      case ConstraintOperation.ValidateConstraint validate -> Optional.empty();
      case ConstraintOperation.RenameConstraint rename -> Optional.empty();
      case ConstraintOperation.AlterConstraint alter -> Optional.empty();
    };
  }

  private static Optional<PythonCode> addConstraint(ObjectName table, Constraint constraint) {
    return switch (constraint) {
      case Constraint.PrimaryKey key -> key.usingIndex().isPresent() || key.notValid()
          ? Optional.empty()
          : done(create("primary_key", key, table).strings(key.columns()), table);
      case Constraint.Unique unique -> unique.usingIndex().isPresent() || unique.notValid()
          ? Optional.empty()
          : done(create("unique_constraint", unique, table).strings(unique.columns()), table);
      case Constraint.ForeignKey key -> foreignKey(table, key);
      case Constraint.Check check -> check.enforced()
          ? done(create("check_constraint", check, table).text(PythonText.sql(check.expression().text()))
              .flag("postgresql_not_valid", check.notValid()), table)
          : Optional.empty();
      case Constraint.Exclude exclude -> Optional.empty();
      case Constraint.NotNull notNull -> Optional.empty();
    };
  }

  private static Optional<PythonCode> foreignKey(ObjectName table, Constraint.ForeignKey key) {
    if (key.referencedColumns().isEmpty()) {
      return Optional.empty();
    }
    return ReferenceOptions.of(key.options()).map(options -> {
      CallBuilder call = create("foreign_key", key, table)
          .text(key.references().name())
          .strings(key.columns())
          .strings(key.referencedColumns())
          .keyword("source_schema", table.schema())
          .keyword("referent_schema", key.references().schema());
      options.addTo(call);
      return call.flag("postgresql_not_valid", key.notValid()).build();
    });
  }

  private static Optional<PythonCode> index(IndexOperation operation) {
    return switch (operation) {
      case CreateIndex create -> createIndex(create);
      case DropIndex drop -> dropIndex(drop);
      case IndexOperation.RenameIndex rename -> Optional.empty();
      case IndexOperation.Reindex reindex -> Optional.empty();
      case IndexOperation.AlterIndex alter -> Optional.empty();
    };
  }

  private static Optional<PythonCode> createIndex(CreateIndex index) {
    // Without a name SQLAlchemy would make one up that PostgreSQL would not.
    if (index.only() || index.name().isEmpty()) {
      return Optional.empty();
    }
    List<PythonCode> keys = new ArrayList<>();
    for (Key key : index.keys()) {
      keys.add(key.expression() ? text(key.text()) : new Text(key.text()));
    }
    CallBuilder call = new CallBuilder("op.create_index")
        .text(index.name().get().name())
        .text(index.tableName().name())
        .add(new PythonCode.Group("[", keys, "]"))
        .schema(index.tableName())
        .flag("unique", index.unique())
        .flag("if_not_exists", index.ifNotExists())
        .keyword("postgresql_using", index.method());
    if (!index.include().isEmpty()) {
      call.keyword("postgresql_include", PythonCode.strings(index.include()));
    }
    index.predicate().ifPresent(where -> call.keyword("postgresql_where", text(where.text())));
    return Optional.of(call.flag("postgresql_concurrently", index.concurrently()).build());
  }

  private static Optional<PythonCode> dropIndex(DropIndex drop) {
    if (drop.cascade()) {
      return Optional.empty();
    }
    return done(new CallBuilder("op.drop_index")
        .text(drop.name().name())
        .keyword("table_name", drop.table().map(ObjectName::name))
        .flag("if_exists", drop.ifExists())
        .flag("postgresql_concurrently", drop.concurrently()), drop.name());
  }

  private static CallBuilder on(String function, ObjectName table) {
    return new CallBuilder(function).text(table.name());
  }

  private static CallBuilder create(String what, Constraint constraint, ObjectName table) {
    return new CallBuilder("op.create_" + what).textOrNone(constraint.name()).text(table.name());
  }

  private static Optional<PythonCode> done(CallBuilder call, ObjectName name) {
    return Optional.of(call.schema(name).build());
  }
}
