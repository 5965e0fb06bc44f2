package dev.migrationguard.schema;

import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.RenameObject;
import dev.migrationguard.schema.Table.KnownColumn;
import dev.migrationguard.schema.Table.KnownConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;

/** Questions that every table has to be asked. Seldom put: each goes over all of them. */
final class Tables {

  private Tables() {}

  /** Those that have a column of a type that a project made, in the order of their names. */
  static List<ObjectName> having(PMap<ObjectName, Table> tables, ObjectName type) {
    List<ObjectName> having = new ArrayList<>();
    for (var entry : tables.entrySet()) {
      for (KnownColumn known : entry.getValue().columns().values()) {
        if (is(known.column().type(), type)) {
          having.add(entry.getKey());
          break;
        }
      }
    }
    having.sort(Tables::byName);
    return having;
  }

  private static boolean is(DataType type, ObjectName name) {
    boolean own = type.kind() == DataType.Kind.USER_DEFINED || type.kind() == DataType.Kind.ENUM;
    return own && SchemaState.key(UserTypes.nameOf(type)).equals(SchemaState.key(name));
  }

  /** The tables with the new name of a type in their columns. */
  static PMap<ObjectName, Table> withTypeRenamed(PMap<ObjectName, Table> tables, RenameObject rename) {
    PMap<ObjectName, Table> renamed = tables;
    String prefix = rename.name().schema().map(schema -> schema + ".").orElse("");
    for (ObjectName name : having(tables, rename.name())) {
      Table table = tables.get(name);
      for (KnownColumn known : table.columns().values()) {
        DataType type = known.column().type();
        if (is(type, rename.name())) {
          DataType other =
              new DataType(prefix + rename.newName(), type.arguments(), type.dimensions(), type.kind(), type.labels());
          table =
              table.with(
                  new KnownColumn(known.column().withType(other), known.nullabilityKnown(), known.addedBy()));
        }
      }
      renamed = renamed.plus(name, table);
    }
    return renamed;
  }

  /** The one whose primary key or unique constraint has that name, which its index has too. */
  static Optional<ObjectName> ofKey(PMap<ObjectName, Table> tables, ObjectName index) {
    for (var entry : tables.entrySet()) {
      KnownConstraint known = entry.getValue().constraints().get(index.name());
      boolean key =
          known != null
              && (known.constraint() instanceof Constraint.PrimaryKey
                  || known.constraint() instanceof Constraint.Unique);
      if (key && entry.getKey().schema().equals(SchemaState.key(index).schema())) {
        return Optional.of(entry.getKey());
      }
    }
    return Optional.empty();
  }

  /** Those with a foreign key that points to a table, itself aside, in the order of their names. */
  static List<ObjectName> referencing(PMap<ObjectName, Table> tables, ObjectName table) {
    ObjectName target = SchemaState.key(table);
    List<ObjectName> referencing = new ArrayList<>(1);
    for (var entry : tables.entrySet()) {
      for (KnownConstraint known : entry.getValue().constraints().values()) {
        if (known.constraint() instanceof Constraint.ForeignKey foreignKey
            && SchemaState.key(foreignKey.references()).equals(target)
            && !entry.getKey().equals(target)) {
          referencing.add(entry.getKey());
          break;
        }
      }
    }
    referencing.sort(Tables::byName);
    return referencing;
  }

  private static int byName(ObjectName one, ObjectName other) {
    return one.toString().compareTo(other.toString());
  }
}
