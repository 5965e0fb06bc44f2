package dev.migrationguard.schema;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import java.util.Optional;
import org.pcollections.PMap;

/**
 * What is known of a table.
 *
 * @param columns     by name; those of which something is known
 * @param constraints by name; those that have one
 * @param indexes     by name; those that have one
 * @param complete    whether {@code columns} are all: the history shows the table's creation and every change since
 * @param createdBy   the migration that created it, where the history shows it
 */
public record Table(
    PMap<String, KnownColumn> columns,
    PMap<String, KnownConstraint> constraints,
    PMap<String, KnownIndex> indexes,
    boolean complete,
    Optional<String> createdBy) {

  /**
   * A column.
   *
   * @param column         as it is now
   * @param nullabilityKnown whether {@code column.notNull()} is known, not merely the default
   * @param addedBy        the migration that added it, where the history shows it
   */
  public record KnownColumn(Column column, boolean nullabilityKnown, Optional<String> addedBy) {}

  /**
   * A constraint.
   *
   * @param constraint as it was added
   * @param validated  whether every row is known to satisfy it
   * @param addedBy    the migration that added it, where the history shows it
   */
  public record KnownConstraint(Constraint constraint, boolean validated, Optional<String> addedBy) {}

  /**
   * An index.
   *
   * @param index   as it was created
   * @param addedBy the migration that created it, where the history shows it
   */
  public record KnownIndex(CreateIndex index, Optional<String> addedBy) {}
}
