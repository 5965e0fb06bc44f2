package dev.migrationguard.dialect;

/** Whom a lock makes wait, from nobody to everybody. */
public enum Blocks {
  /** Nobody. */
  NOTHING,
  /** Other schema changes and maintenance of the same table; reads and writes go on. */
  SCHEMA_CHANGES,
  /** Every INSERT, UPDATE and DELETE; reads go on. */
  WRITES,
  /** Every query of the table. */
  READS_AND_WRITES,
  /** Not known. */
  UNKNOWN;

  /** Whether writers of the table wait. */
  public boolean writes() {
    return this == WRITES || this == READS_AND_WRITES;
  }

  /** Whether readers of the table wait. */
  public boolean reads() {
    return this == READS_AND_WRITES;
  }

  /** The one that makes more sessions wait; the unknown counts as the most. */
  public Blocks stronger(Blocks other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
