package dev.migrationguard.dialect;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation.CreateTable;
import dev.migrationguard.schema.SchemaState;
import dev.migrationguard.schema.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Foreign keys between columns that PostgreSQL cannot compare, by {@code postgresql-keys.tsv}. */
final class KeyTypes {

  private static final class Loaded {
    static final Map<String, List<String>> REFERRING = load();
  }

  private KeyTypes() {}

  /** Which columns of a new foreign key cannot be compared, in words; empty where they can or are not known. */
  static Optional<String> mismatch(Operation operation, SchemaState before) {
    return switch (operation) {
      case AddConstraint op when op.constraint() instanceof Constraint.ForeignKey key ->
          mismatch(key, op.tableName(), Optional.empty(), before);
      case CreateTable op -> {
        for (Constraint constraint : op.constraints()) {
          Optional<String> found = constraint instanceof Constraint.ForeignKey key
              ? mismatch(key, op.name(), Optional.of(op), before)
              : Optional.empty();
          if (found.isPresent()) {
            yield found;
          }
        }
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Optional<String> mismatch(
      Constraint.ForeignKey key, ObjectName table, Optional<CreateTable> created, SchemaState before) {
    boolean itself = key.references().equals(table);
    Optional<CreateTable> parent = itself ? created : Optional.empty();
    List<String> referenced = key.referencedColumns().isEmpty()
        ? primaryKey(key.references(), parent, before)
        : key.referencedColumns();
    if (referenced.size() != key.columns().size()) {
      return Optional.empty();
    }
    for (int i = 0; i < referenced.size(); i++) {
      String own = key.columns().get(i);
      Optional<DataType> from = type(table, own, created, before);
      Optional<DataType> to = type(key.references(), referenced.get(i), parent, before);
      if (from.isPresent() && to.isPresent() && refused(from.get(), to.get())) {
        return Optional.of(
            "`" + own + "` is " + from.get() + " and `" + referenced.get(i) + "` of `" + key.references() + "` is "
                + to.get());
      }
    }
    return Optional.empty();
  }

  private static List<String> primaryKey(ObjectName table, Optional<CreateTable> created, SchemaState before) {
    if (created.isPresent()) {
      for (Constraint constraint : created.get().constraints()) {
        if (constraint instanceof Constraint.PrimaryKey key) {
          return key.columns();
        }
      }
      return List.of();
    }
    Optional<Table> known = before.table(table);
    if (known.isPresent()) {
      for (Table.KnownConstraint constraint : known.get().constraints().values()) {
        if (constraint.constraint() instanceof Constraint.PrimaryKey key) {
          return key.columns();
        }
      }
    }
    return List.of();
  }

  private static Optional<DataType> type(
      ObjectName table, String name, Optional<CreateTable> created, SchemaState before) {
    Optional<Column> column = created.isPresent() ? column(created.get(), name) : before.column(table, name);
    return column.map(c -> before.stored(c.type())).filter(DataType::known);
  }

  private static Optional<Column> column(CreateTable table, String name) {
    for (Column column : table.columns()) {
      if (column.name().equals(name)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private static boolean refused(DataType from, DataType to) {
    boolean fromEnum = from.kind() == DataType.Kind.ENUM;
    boolean toEnum = to.kind() == DataType.Kind.ENUM;
    if (!listed(from) && !fromEnum || !listed(to) && !toEnum) {
      return false;
    }
    // How many dimensions an array has is no part of its type.
    if (from.dimensions() == 0 != (to.dimensions() == 0) || fromEnum != toEnum) {
      return true;
    }
    // Two enums may be one under two names; arrays are compared where their elements are, at the most.
    return !fromEnum && !Loaded.REFERRING.get(to.name()).contains(from.name());
  }

  private static boolean listed(DataType type) {
    return type.kind() != DataType.Kind.ENUM && Loaded.REFERRING.containsKey(type.name());
  }

  private static Map<String, List<String>> load() {
    Map<String, List<String>> referring = new HashMap<>();
    for (String[] cells : Lines.of("postgresql-keys.tsv")) {
      referring.put(cells[0], Arrays.asList(cells[1].split(",")));
    }
    return referring;
  }
}
