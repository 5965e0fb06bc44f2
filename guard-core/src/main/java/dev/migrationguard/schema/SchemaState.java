package dev.migrationguard.schema;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** What is known of a schema at one moment of a history. Immutable: each operation gives a new one. */
public final class SchemaState {

  /** Nothing is known. */
  public static final SchemaState EMPTY = new SchemaState(HashTreePMap.empty());

  private final PMap<ObjectName, Table> tables;

  private SchemaState(PMap<ObjectName, Table> tables) {
    this.tables = tables;
  }

  /** The table of that name, as far as the history shows it. */
  public Optional<Table> table(ObjectName name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** The column of that name, as far as the history shows it. */
  public Optional<Column> column(ObjectName table, String column) {
    return table(table).map(t -> t.columns().get(column)).map(Table.KnownColumn::column);
  }

  /**
   * The schema after an operation.
   *
   * @param operation the operation
   * @param migration the id or path of the migration that runs it
   */
  public SchemaState after(Operation operation, String migration) {
    return this;
  }
}
