package dev.migrationguard.dialect;

/**
 * PostgreSQL's table locks: their strength and whom each makes wait.
 *
 * <p>Source: the manual's table of conflicting lock modes, chapter "Explicit Locking".
 */
final class LockModes {

  static final String NONE = "none";
  static final String UNKNOWN = "unknown";
  static final String ACCESS_EXCLUSIVE = "AccessExclusiveLock";

  private LockModes() {}

  /** Whom the lock makes wait while it is held on a table. */
  static Blocks blocks(String lock) {
    return switch (lock) {
      case NONE, "AccessShareLock", "RowShareLock", "RowExclusiveLock" -> Blocks.NOTHING;
      case "ShareUpdateExclusiveLock" -> Blocks.SCHEMA_CHANGES;
      case "ShareLock", "ShareRowExclusiveLock", "ExclusiveLock" -> Blocks.WRITES;
      case ACCESS_EXCLUSIVE -> Blocks.READS_AND_WRITES;
      default -> Blocks.UNKNOWN;
    };
  }

  /** The one that conflicts with more; the unknown counts as the most. */
  static String stronger(String one, String other) {
    return strength(one) >= strength(other) ? one : other;
  }

  private static int strength(String lock) {
    return switch (lock) {
      case NONE -> 0;
      case "AccessShareLock" -> 1;
      case "RowShareLock" -> 2;
      case "RowExclusiveLock" -> 3;
      case "ShareUpdateExclusiveLock" -> 4;
      case "ShareLock" -> 5;
      case "ShareRowExclusiveLock" -> 6;
      case "ExclusiveLock" -> 7;
      case ACCESS_EXCLUSIVE -> 8;
      default -> 9;
    };
  }

  /** The name in pg_locks of a mode in the words of LOCK TABLE: {@code SHARE ROW EXCLUSIVE}. */
  static String ofWords(String words) {
    return switch (words) {
      case "ACCESS SHARE" -> "AccessShareLock";
      case "ROW SHARE" -> "RowShareLock";
      case "ROW EXCLUSIVE" -> "RowExclusiveLock";
      case "SHARE UPDATE EXCLUSIVE" -> "ShareUpdateExclusiveLock";
      case "SHARE" -> "ShareLock";
      case "SHARE ROW EXCLUSIVE" -> "ShareRowExclusiveLock";
      case "EXCLUSIVE" -> "ExclusiveLock";
      case "ACCESS EXCLUSIVE" -> ACCESS_EXCLUSIVE;
      default -> UNKNOWN;
    };
  }
}
