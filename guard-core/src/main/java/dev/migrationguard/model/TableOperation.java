package dev.migrationguard.model;

import java.util.List;
import java.util.Optional;

/** What a migration does to a table as a whole. */
public sealed interface TableOperation extends Operation {

  /** The table; for a partition operation the partitioned parent. */
  ObjectName name();

  @Override
  default Optional<ObjectName> table() {
    return Optional.of(name());
  }

  /**
   * CREATE TABLE.
   *
   * @param columns     empty where a query or another table defines them
   * @param constraints of the table and of its columns
   * @param partitionOf the partitioned parent that it becomes a partition of
   * @param bounds      which of the parent's rows it takes, where it becomes a partition
   * @param partitionBy what tells its rows' partitions, where it has some
   * @param complete    whether {@code columns} are all; false for LIKE, INHERITS, AS SELECT or what was not understood
   * @param filled      whether a query fills it at once: AS SELECT, unless WITH NO DATA, and SELECT INTO
   */
  record CreateTable(
      ObjectName name,
      List<Column> columns,
      List<Constraint> constraints,
      boolean ifNotExists,
      boolean temporary,
      Optional<ObjectName> partitionOf,
      Optional<PartitionBounds> bounds,
      Optional<PartitionKey> partitionBy,
      boolean complete,
      boolean filled)
      implements TableOperation {
    public CreateTable {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
    }

    /** CREATE TABLE of a table of which no bounds and no partitions are known. */
    public CreateTable(
        ObjectName name,
        List<Column> columns,
        List<Constraint> constraints,
        boolean ifNotExists,
        boolean temporary,
        Optional<ObjectName> partitionOf,
        boolean complete) {
      this(
          name, columns, constraints, ifNotExists, temporary, partitionOf, Optional.empty(), Optional.empty(),
          complete, false);
    }

    /** The same, filled by a query. */
    public CreateTable filledAtOnce() {
      return new CreateTable(
          name, columns, constraints, ifNotExists, temporary, partitionOf, bounds, partitionBy, complete, true);
    }

    /** The same with other constraints. */
    public CreateTable withConstraints(List<Constraint> others) {
      return new CreateTable(
          name, columns, others, ifNotExists, temporary, partitionOf, bounds, partitionBy, complete, filled);
    }
  }

  /** DROP TABLE, one for each name of a list. */
  record DropTable(ObjectName name, boolean ifExists, boolean cascade) implements TableOperation {}

  /** ALTER TABLE … RENAME TO. */
  record RenameTable(ObjectName name, String newName) implements TableOperation {}

  /** ALTER TABLE … SET SCHEMA. */
  record MoveTable(ObjectName name, String newSchema) implements TableOperation {}

  /**
   * A command that writes the whole table anew.
   *
   * @param how which command
   */
  record RewriteTable(ObjectName name, Rewrite how) implements TableOperation {}

  /** The commands that exist to write a table anew. */
  enum Rewrite {
    VACUUM_FULL,
    CLUSTER,
    SET_LOGGED,
    SET_UNLOGGED,
    SET_TABLESPACE,
    SET_ACCESS_METHOD
  }

  /**
   * ALTER TABLE … ATTACH PARTITION.
   *
   * @param bounds which rows it takes
   */
  record AttachPartition(ObjectName name, ObjectName partition, PartitionBounds bounds) implements TableOperation {

    /** Whether it takes every row that no other partition takes. */
    public boolean asDefault() {
      return bounds.kind() == PartitionBounds.Kind.DEFAULT;
    }
  }

  /** ALTER TABLE … DETACH PARTITION. */
  record DetachPartition(ObjectName name, ObjectName partition, boolean concurrently, boolean completion)
      implements TableOperation {}

  /**
   * LOCK TABLE.
   *
   * @param mode the words of the statement, upper case: {@code SHARE ROW EXCLUSIVE}
   */
  record LockTable(ObjectName name, String mode, boolean nowait) implements TableOperation {}

  /**
   * An ALTER TABLE action that is understood and changes neither columns nor constraints.
   *
   * @param action the words of PostgreSQL's grammar, upper case: {@code OWNER TO}, {@code SET}, {@code DISABLE TRIGGER}
   */
  record AlterTable(ObjectName name, String action) implements TableOperation {

    /**
     * The action of a table that is replaced by a changed copy of itself: the other operations of its statement are
     * what the copy differs in.
     */
    public static final String COPY = "COPY AND RENAME";
  }
}
