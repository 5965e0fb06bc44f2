package dev.migrationguard.rule;

import java.util.Locale;

/** What can go wrong. */
public enum Hazard {
  BREAKS_RUNNING_VERSION,
  LOSES_DATA,
  BLOCKS_READS,
  BLOCKS_WRITES,
  FAILS,
  NOT_REVERSIBLE,
  NOT_KNOWN;

  /** Lower case with hyphens, as reports write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
