package dev.migrationguard.model;

import java.util.Optional;

/** What a migration does to a constraint of a table. */
public sealed interface ConstraintOperation extends Operation {

  /** The table of the constraint. */
  ObjectName tableName();

  @Override
  default Optional<ObjectName> table() {
    return Optional.of(tableName());
  }

  /**
   * ADD CONSTRAINT.
   *
   * @param inline whether it was written as part of a column that is added here
   */
  record AddConstraint(ObjectName tableName, Constraint constraint, boolean inline) implements ConstraintOperation {}

  /**
   * DROP CONSTRAINT.
   *
   * @param name empty where the source gives none ({@code drop_constraint(None, …)})
   * @param kind what the source says that it is, lower case: {@code foreignkey}, {@code unique}, {@code check},
   *     {@code primary}
   */
  record DropConstraint(
      ObjectName tableName, Optional<String> name, Optional<String> kind, boolean ifExists, boolean cascade)
      implements ConstraintOperation {}

  /** VALIDATE CONSTRAINT. */
  record ValidateConstraint(ObjectName tableName, String name) implements ConstraintOperation {}

  /** RENAME CONSTRAINT. */
  record RenameConstraint(ObjectName tableName, String name, String newName) implements ConstraintOperation {}

  /**
   * ALTER CONSTRAINT.
   *
   * @param action the words of PostgreSQL's grammar, upper case: {@code DEFERRABLE}, {@code ENFORCED}
   */
  record AlterConstraint(ObjectName tableName, String name, String action) implements ConstraintOperation {

    /** Whether it makes the database keep the constraint, for which it reads the rows. */
    public boolean enforces() {
      return action.contains("ENFORCED") && !releases();
    }

    /** Whether it makes the database no longer keep the constraint. */
    public boolean releases() {
      return action.contains("NOT ENFORCED");
    }
  }
}
