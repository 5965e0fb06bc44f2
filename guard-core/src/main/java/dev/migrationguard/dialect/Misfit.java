package dev.migrationguard.dialect;

/** What becomes of a value that a column's new type cannot hold. */
public enum Misfit {
  /** The statement fails, and so does a later write of such a value. */
  REFUSED,
  /** The end of it is cut off without a word; a later write of such a value fails. */
  CUT,
  /** It is rounded without a word, then and whenever it is written. */
  ROUNDED,
  /** One or the other, by the value or by an expression that is not visible. */
  UNKNOWN
}
