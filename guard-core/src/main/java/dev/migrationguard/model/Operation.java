package dev.migrationguard.model;

import java.util.Optional;

/** One thing that a migration asks of the database, whatever language it was written in. */
public sealed interface Operation
    permits TableOperation,
        ColumnOperation,
        ConstraintOperation,
        IndexOperation,
        ObjectOperation,
        DataOperation,
        SessionOperation,
        Opaque {

  /** The table that it acts on; empty where it acts on none, or where the source does not show which. */
  Optional<ObjectName> table();
}
