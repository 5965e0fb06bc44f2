package dev.migrationguard.rule;

import java.util.Locale;

/** How bad it is, from the mildest. */
public enum Severity {
  /** Advice, and everything that was not analysed. */
  NOTE,
  /** Blocks reads or writes for a time that grows with the table. */
  WARNING,
  /** Fails on a populated database, loses data, or breaks the running version. */
  ERROR;

  /** Lower case, as reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
