package dev.migrationguard.model;

/**
 * What a statement runs in.
 *
 * @param mode   inside a transaction block or not
 * @param number which transaction of the migration, from 0: steps with the same number commit together
 */
public record Transaction(Mode mode, int number) {

  /** Whether a statement runs in a transaction block. */
  public enum Mode {
    INSIDE,
    /** In the one that the server makes of several statements sent as one string, where no other is open. */
    STRING,
    OUTSIDE,
    UNKNOWN
  }

  /** Whether it is certain that a transaction block is open. */
  public boolean inside() {
    return mode == Mode.INSIDE || mode == Mode.STRING;
  }
}
