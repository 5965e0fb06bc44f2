package dev.migrationguard.model;

import java.util.Optional;

/** A statement that concerns the session, or that changes neither schema nor rows. */
public sealed interface SessionOperation extends Operation {

  @Override
  default Optional<ObjectName> table() {
    return Optional.empty();
  }

  /**
   * SET, and {@code set_config}.
   *
   * @param parameter lower case: {@code lock_timeout}
   * @param value     as written
   * @param local     SET LOCAL: until the transaction ends
   */
  record SetParameter(String parameter, String value, boolean local) implements SessionOperation {}

  /**
   * BEGIN, COMMIT, ROLLBACK and their kin.
   *
   * @param effect what it does to the transaction
   */
  record TransactionControl(Effect effect) implements SessionOperation {}

  /** What a transaction command does. */
  enum Effect {
    BEGIN,
    COMMIT,
    ROLLBACK,
    SAVEPOINT
  }

  /** A query that only reads. */
  record Query(Optional<ObjectName> from) implements SessionOperation {
    @Override
    public Optional<ObjectName> table() {
      return from;
    }
  }

  /**
   * A statement that is understood and has no operation of its own.
   *
   * @param command its leading words, upper case: {@code COMMENT ON COLUMN}, {@code GRANT}, {@code VACUUM}
   * @param on      the table that it names
   */
  record OtherStatement(String command, Optional<ObjectName> on) implements SessionOperation {
    @Override
    public Optional<ObjectName> table() {
      return on;
    }
  }
}
