"""Migration Guard: tells which operation of a migration breaks or blocks the version that is still running."""
