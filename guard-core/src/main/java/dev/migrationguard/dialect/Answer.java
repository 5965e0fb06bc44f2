package dev.migrationguard.dialect;

/** Yes, no, or not known. Unknown is never taken for no. */
public enum Answer {
  NO,
  YES,
  UNKNOWN;

  /** Whether it is certain. */
  public boolean yes() {
    return this == YES;
  }

  /** Whether it cannot be ruled out. */
  public boolean possible() {
    return this != NO;
  }
}
