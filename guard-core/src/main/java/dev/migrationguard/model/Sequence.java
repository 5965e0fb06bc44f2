package dev.migrationguard.model;

/**
 * The turn of a migration whose name, and not a parent, says when it runs.
 *
 * @param history those of the same history run in the order of their keys; a folder as the user would name it
 * @param key     compared as text
 * @param role    what the file is in that order
 */
public record Sequence(String history, String key, Role role) {

  /** What a file is in the order of a history. */
  public enum Role {
    /** Runs once, in its turn. */
    VERSIONED,
    /** Leads back from the version with the same key; nothing follows it. */
    UNDO,
    /** Runs in place of all versions up to its own, where none of them has run: on a new database. */
    BASELINE,
    /** Runs behind all versions, again whenever it has changed. */
    REPEATABLE
  }
}
