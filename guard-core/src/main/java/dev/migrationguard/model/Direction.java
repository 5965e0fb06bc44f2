package dev.migrationguard.model;

/** Which way a migration is run. */
public enum Direction {
  UPGRADE,
  DOWNGRADE
}
