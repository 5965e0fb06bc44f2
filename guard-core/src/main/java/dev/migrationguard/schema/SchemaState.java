package dev.migrationguard.schema;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.Definition;
import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.PartitionBounds;
import dev.migrationguard.model.PartitionKey;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.schema.Table.KnownColumn;
import dev.migrationguard.schema.Table.KnownConstraint;
import dev.migrationguard.schema.Table.KnownIndex;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What is known of a schema at one moment of a history. Immutable: each operation gives a new one. */
public final class SchemaState {

  /** Nothing is known. */
  public static final SchemaState EMPTY =
      new SchemaState(
          HashTreePMap.empty(), HashTreePMap.empty(), UserTypes.NONE, Definitions.NONE, Partitioning.NONE, true);

  private final PMap<ObjectName, Table> tables;
  private final PMap<ObjectName, ObjectName> tableOfIndex;
  private final UserTypes types;
  private final Definitions definitions;
  private final Partitioning partitioning;
  private final boolean whole;

  private SchemaState(
      PMap<ObjectName, Table> tables,
      PMap<ObjectName, ObjectName> tableOfIndex,
      UserTypes types,
      Definitions definitions,
      Partitioning partitioning,
      boolean whole) {
    this.tables = tables;
    this.tableOfIndex = tableOfIndex;
    this.types = types;
    this.definitions = definitions;
    this.partitioning = partitioning;
    this.whole = whole;
  }

  /** Whether every step since the empty database is known: what is not here does not exist. */
  public boolean whole() {
    return whole;
  }

  /** The same, where something happened that is not known. */
  SchemaState withGap() {
    // A view may have been dropped or replaced by what is not known.
    Definitions left = definitions.withoutViews();
    return whole || left != definitions
        ? new SchemaState(tables, tableOfIndex, types, left, partitioning, false)
        : this;
  }

  /** The table of that name, as far as the history shows it. */
  public Optional<Table> table(ObjectName name) {
    return Optional.ofNullable(tables.get(key(name)));
  }

  /** The column of that name, as far as the history shows it. */
  public Optional<Column> column(ObjectName table, String column) {
    return table(table).map(t -> t.columns().get(column)).map(KnownColumn::column);
  }

  /**
   * The type of a column before a change: what the history made it, or else what the source says that it was. Where the
   * two differ, the history counts if every step of it is known, and the source if not.
   */
  public Optional<DataType> typeBefore(ColumnOperation.ChangeColumnType change) {
    Optional<DataType> said = change.from().filter(DataType::known);
    Optional<DataType> made = column(change.tableName(), change.columnName()).map(Column::type).filter(DataType::known);
    return made.isPresent() && (whole || said.isEmpty()) ? made : said;
  }

  /** The table that an index belongs to, as far as the history shows it. */
  public Optional<ObjectName> tableOfIndex(ObjectName index) {
    return Optional.ofNullable(tableOfIndex.get(key(index)));
  }

  /** The partitioned table that a table is a partition of, as far as the history shows it. */
  public Optional<ObjectName> parentOfPartition(ObjectName table) {
    return partitioning.parentOf(key(table));
  }

  /** The partitions of a table, as far as the history shows them; none for a table that has none. */
  public List<ObjectName> partitions(ObjectName table) {
    return partitioning.partitionsOf(key(table));
  }

  /** The partition that takes every row no other partition of the table takes. */
  public Optional<ObjectName> defaultPartition(ObjectName table) {
    return partitioning.defaultOf(key(table));
  }

  /** Whether a table is known to be partitioned: by its creation, or because a partition of it is. */
  public boolean partitioned(ObjectName table) {
    return partitioning.isPartitioned(key(table));
  }

  /** What tells the partition of a row of the table, where the history shows its creation. */
  public Optional<PartitionKey> partitionKey(ObjectName table) {
    return Optional.ofNullable(partitioning.keys().get(key(table)));
  }

  /** The table whose primary key or unique constraint has that name, which its index has too. */
  public Optional<ObjectName> tableOfKey(ObjectName index) {
    return Tables.ofKey(tables, index);
  }

  /** The tables with a foreign key that points to a table, itself aside. */
  public List<ObjectName> referencing(ObjectName table) {
    return Tables.referencing(tables, table);
  }

  /** The enum type of that name, as far as the history shows it. */
  public Optional<EnumType> enumType(ObjectName name) {
    return Optional.ofNullable(types.enums().get(key(name)));
  }

  /** The domain of that name, as far as the history shows it. */
  public Optional<Domain> domain(ObjectName name) {
    return Optional.ofNullable(types.domains().get(key(name)));
  }

  /** The domain that a type is, as far as the history shows it. */
  public Optional<Domain> domain(DataType type) {
    return types.domain(type);
  }

  /** An enum with its labels, a domain without constraints as the type that it stands for; else the type itself. */
  public DataType resolved(DataType type) {
    return types.resolved(type, false);
  }

  /** The same for what is stored: a domain's values are those of the type that it stands for, whatever they passed. */
  public DataType stored(DataType type) {
    return types.resolved(type, true);
  }

  /** The tables that have a column of that type, in the order of their names. */
  public List<ObjectName> tablesWith(ObjectName type) {
    return Tables.having(tables, type);
  }

  /** The columns of a view in order, as far as the history shows them; a hole for one without a name that is known. */
  public Optional<List<String>> columnsOfView(ObjectName name) {
    return Optional.ofNullable(definitions.views().get(key(name))).flatMap(Definition.View::columns);
  }

  /** Whether it is a view that the history creates. */
  public boolean isView(ObjectName name) {
    return definitions.views().containsKey(key(name));
  }

  /** Whether the history creates a type of that name, in whatever schema, or an extension called so. */
  public boolean createsTypeNamed(String name) {
    return definitions.typeNames().contains(name);
  }

  /**
   * The functions of a name that the history creates, in whatever schema.
   *
   * @param name lower case, without schema
   */
  public Collection<Definition.Function> functions(String name) {
    return definitions.functions(name);
  }

  /** Whether there is an enum type of that name, in whatever schema. */
  public boolean knowsEnumNamed(String name) {
    for (ObjectName known : types.enums().keySet()) {
      if (known.name().equals(name) || !known.known()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether every row is known to have a value in the column, by a validated CHECK or NOT NULL constraint.
   *
   * @param except the constraints, by name, that do not count
   */
  public boolean provenNotNull(ObjectName table, String column, List<String> except) {
    Optional<Table> known = table(table);
    if (known.isEmpty()) {
      return false;
    }
    for (var entry : known.get().constraintsOn(column).entrySet()) {
      KnownConstraint constraint = entry.getValue();
      if (!constraint.validated() || except.contains(entry.getKey())) {
        continue;
      }
      boolean proves =
          switch (constraint.constraint()) {
            case Constraint.Check check ->
                check.enforced() && check.expression().provenNotNull().contains(column);
            case Constraint.NotNull notNull -> notNull.column().equals(column);
            case Constraint.PrimaryKey primaryKey -> primaryKey.columns().contains(column);
            default -> false;
          };
      if (proves) {
        return true;
      }
    }
    return false;
  }

  /**
   * The schema after an operation.
   *
   * @param operation the operation
   * @param migration the id or path of the migration that runs it
   */
  public SchemaState after(Operation operation, String migration) {
    Definitions defined = definitions.after(operation);
    return defined == definitions
        ? changed(operation, migration)
        : new SchemaState(tables, tableOfIndex, types, defined, partitioning, whole).changed(operation, migration);
  }

  private SchemaState changed(Operation operation, String migration) {
    return switch (operation) {
      case TableOperation op -> afterTable(op, migration);
      case ColumnOperation op -> changed(op.tableName(), table -> ColumnChanges.after(table, op, migration));
      case ConstraintOperation op -> afterConstraint(op, migration);
      case IndexOperation op -> afterIndex(op, migration);
      case ObjectOperation op -> afterObject(op, migration);
      case Opaque op -> withGap();
      default -> this;
    };
  }

  private SchemaState afterTable(TableOperation operation, String migration) {
    return switch (operation) {
      case TableOperation.CreateTable op -> created(op, migration);
      case TableOperation.DropTable op -> dropped(op.name());
      case TableOperation.RenameTable op -> moved(op.name(), new ObjectName(op.name().schema(), op.newName()));
      case TableOperation.MoveTable op -> moved(op.name(), ObjectName.of(op.newSchema(), op.name().name()));
      case TableOperation.AttachPartition op -> withParent(op.partition(), op.name(), op.bounds());
      case TableOperation.DetachPartition op -> withoutParent(op.partition());
      default -> this;
    };
  }

  private SchemaState created(TableOperation.CreateTable op, String migration) {
    if (op.ifNotExists() && tables.containsKey(key(op.name()))) {
      return this;
    }
    PMap<String, KnownColumn> columns = HashTreePMap.empty();
    Optional<String> by = Optional.of(migration);
    for (Column column : op.columns()) {
      columns = columns.plus(column.name(), new KnownColumn(column, true, by));
    }
    Table table = Table.created(columns, op.complete(), migration);
    for (Constraint constraint : op.constraints()) {
      table = ColumnChanges.withConstraint(table, op.name(), constraint, true, by);
    }
    SchemaState state = with(op.name(), table);
    SchemaState keyed = op.partitionBy().map(k -> state.with(partitioning.with(key(op.name()), k))).orElse(state);
    PartitionBounds bounds = op.bounds().orElse(PartitionBounds.UNKNOWN);
    return op.partitionOf().map(parent -> keyed.withParent(op.name(), parent, bounds)).orElse(keyed);
  }

  private SchemaState dropped(ObjectName name) {
    PMap<ObjectName, ObjectName> owners = tableOfIndex;
    Table table = tables.get(key(name));
    if (table != null) {
      for (String index : table.indexes().keySet()) {
        owners = owners.minus(key(new ObjectName(name.schema(), index)));
      }
    }
    return new SchemaState(
        tables.minus(key(name)), owners, types, definitions, partitioning.dropped(key(name)), whole);
  }

  private SchemaState moved(ObjectName from, ObjectName to) {
    Table table = tables.get(key(from));
    if (table == null) {
      return this;
    }
    PMap<ObjectName, ObjectName> owners = tableOfIndex;
    for (String index : table.indexes().keySet()) {
      ObjectName name = key(new ObjectName(from.schema(), index));
      if (owners.containsKey(name)) {
        owners = owners.minus(name).plus(key(new ObjectName(to.schema(), index)), key(to));
      }
    }
    return new SchemaState(
        tables.minus(key(from)).plus(key(to), table), owners, types, definitions,
        partitioning.renamed(key(from), key(to)), whole);
  }

  private SchemaState withParent(ObjectName partition, ObjectName parent, PartitionBounds bounds) {
    return partition.known() && parent.known()
        ? with(partitioning.with(key(partition), new Partitioning.Membership(key(parent), bounds)))
        : this;
  }

  private SchemaState withoutParent(ObjectName partition) {
    return with(partitioning.without(key(partition)));
  }

  private SchemaState with(Partitioning changed) {
    return new SchemaState(tables, tableOfIndex, types, definitions, changed, whole);
  }

  private SchemaState afterConstraint(ConstraintOperation operation, String migration) {
    ObjectName name = operation.tableName();
    return switch (operation) {
      case ConstraintOperation.AddConstraint op -> {
        Constraint constraint = op.constraint();
        SchemaState state =
            changed(
                name,
                t ->
                    ColumnChanges.withConstraint(
                        t, name, constraint, !constraint.notValid(), Optional.of(migration)));
        yield state.withIndexTakenOver(name, constraint);
      }
      case ConstraintOperation.DropConstraint op -> changed(name, t -> t.withoutConstraint(op.name(), op.kind()));
      case ConstraintOperation.ValidateConstraint op ->
          changed(
              name,
              t -> {
                KnownConstraint known = t.constraints().get(op.name());
                return known == null
                    ? t
                    : ColumnChanges.withColumnsOf(t, known.constraint(), true)
                        .with(op.name(), new KnownConstraint(known.constraint(), true, known.addedBy()));
              });
      case ConstraintOperation.RenameConstraint op ->
          changed(
              name,
              t -> {
                KnownConstraint known = t.constraints().get(op.name());
                return known == null
                    ? t
                    : t.withoutConstraint(op.name()).with(op.newName(), known);
              });
      case ConstraintOperation.AlterConstraint op when op.enforces() || op.releases() ->
          changed(name, t -> ColumnChanges.withEnforcement(t, op));
      case ConstraintOperation.AlterConstraint op -> this;
    };
  }

  /** A constraint made from an index renames that index to its own name. */
  private SchemaState withIndexTakenOver(ObjectName table, Constraint constraint) {
    Optional<String> index =
        switch (constraint) {
          case Constraint.PrimaryKey c -> c.usingIndex();
          case Constraint.Unique c -> c.usingIndex();
          default -> Optional.empty();
        };
    if (index.isEmpty() || constraint.name().isEmpty()) {
      return this;
    }
    return renamedIndex(new ObjectName(table.schema(), index.get()), constraint.name().get());
  }

  private SchemaState afterIndex(IndexOperation operation, String migration) {
    return switch (operation) {
      case IndexOperation.CreateIndex op -> {
        if (op.name().isEmpty()) {
          yield this;
        }
        String index = op.name().get().name();
        SchemaState state =
            changed(
                op.tableName(),
                t -> t.with(index, new KnownIndex(op, Optional.of(migration))));
        ObjectName qualified = key(new ObjectName(op.tableName().schema(), index));
        yield new SchemaState(
            state.tables,
            state.tableOfIndex.plus(qualified, key(op.tableName())),
            state.types,
            definitions,
            partitioning, whole);
      }
      case IndexOperation.DropIndex op -> {
        ObjectName owner = op.table().map(SchemaState::key).orElse(tableOfIndex.get(key(op.name())));
        if (owner == null || !tables.containsKey(owner)) {
          yield this;
        }
        SchemaState state = changed(owner, t -> t.withoutIndex(op.name().name()));
        yield new SchemaState(
            state.tables, state.tableOfIndex.minus(key(op.name())), state.types, definitions, partitioning, whole);
      }
      case IndexOperation.RenameIndex op -> renamedIndex(op.name(), op.newName());
      default -> this;
    };
  }

  private SchemaState renamedIndex(ObjectName from, String to) {
    ObjectName owner = tableOfIndex.get(key(from));
    if (owner == null) {
      return this;
    }
    SchemaState state =
        changed(
            owner,
            t -> {
              KnownIndex known = t.indexes().get(from.name());
              return known == null ? t : t.withoutIndex(from.name()).with(to, known);
            });
    return new SchemaState(
        state.tables,
        state.tableOfIndex.minus(key(from)).plus(key(new ObjectName(from.schema(), to)), owner),
        state.types,
        definitions,
        partitioning, whole);
  }

  private SchemaState afterObject(ObjectOperation operation, String migration) {
    UserTypes after = types.after(operation, migration);
    if (operation instanceof ObjectOperation.RenameObject rename && rename.kind().isType()) {
      return new SchemaState(
          Tables.withTypeRenamed(tables, rename), tableOfIndex, after, definitions, partitioning, whole);
    }
    switch (operation) {
      case ObjectOperation.CreateObject op when op.kind().isView() && !op.orReplace() && table(op.name()).isEmpty() -> {
        return with(op.name(), Table.view(op.kind() == ObjectOperation.Kind.MATERIALIZED_VIEW, migration));
      }
      case ObjectOperation.DropObject op when op.kind().isView() -> {
        return dropped(op.name());
      }
      case ObjectOperation.RenameObject op when op.kind().isView() -> {
        return moved(op.name(), new ObjectName(op.name().schema(), op.newName()));
      }
      default -> {}
    }
    return after == types ? this : new SchemaState(tables, tableOfIndex, after, definitions, partitioning, whole);
  }

  /**
   * What is known where several lines of a history meet.
   *
   * <p>Where they disagree about a table, what each says of its own columns stands side by side: a branch that did not
   * touch a table knows less of it than one that did.
   */
  static SchemaState merged(SchemaState left, SchemaState right) {
    if (left == right || right.tables.isEmpty()) {
      return left.whole && !right.whole ? left.withGap() : left;
    }
    PMap<ObjectName, Table> tables = left.tables;
    for (var entry : right.tables.entrySet()) {
      Table mine = tables.get(entry.getKey());
      Table other = entry.getValue();
      if (mine == null) {
        tables = tables.plus(entry.getKey(), other);
      } else if (mine != other) {
        tables = tables.plus(entry.getKey(), mine.and(other));
      }
    }
    return new SchemaState(
        tables,
        left.tableOfIndex.plusAll(right.tableOfIndex),
        UserTypes.merged(left.types, right.types),
        left.definitions.and(right.definitions),
        Partitioning.merged(left.partitioning, right.partitioning), left.whole && right.whole);
  }

  private SchemaState changed(ObjectName name, UnaryOperator<Table> change) {
    if (!name.known()) {
      return this;
    }
    return with(name, change.apply(tables.getOrDefault(key(name), Table.UNSEEN)));
  }

  private SchemaState with(ObjectName name, Table table) {
    return name.known()
        ? new SchemaState(tables.plus(key(name), table), tableOfIndex, types, definitions, partitioning, whole)
        : this;
  }

  /** {@code public.users} and {@code users} are one table wherever the search path is the usual one. */
  static ObjectName key(ObjectName name) {
    return name.schema().isPresent() && name.schema().get().equals("public") ? ObjectName.of(name.name()) : name;
  }
}
