package dev.migrationguard.dialect;

import dev.migrationguard.model.ObjectName;
import java.util.List;

/**
 * What one operation costs the sessions that use its table.
 *
 * @param lock           the lock's name as the database reports it ({@code AccessExclusiveLock}), {@code none} or
 *     {@code unknown}
 * @param blocks         whom that lock makes wait
 * @param rewrites       whether the table is written anew while the lock is held
 * @param rebuilds       whether indexes that exist are built anew while the lock is held
 * @param scans          whether the whole table is read while the lock is held
 * @param transaction    whether it may run in a transaction block
 * @param otherLocks     the locks that it takes on other tables
 */
public record Cost(
    String lock,
    Blocks blocks,
    Answer rewrites,
    Answer rebuilds,
    Answer scans,
    Permission transaction,
    List<OtherLock> otherLocks) {

  /** Whether a statement may run in a transaction block. */
  public enum Permission {
    ALLOWED,
    FORBIDDEN,
    /** The version does not know the statement, or the guard does not. */
    UNKNOWN
  }

  /**
   * A lock on a table other than the operation's own.
   *
   * @param table  which
   * @param lock   its name as the database reports it
   * @param blocks whom it makes wait
   * @param scans  whether that whole table is read while the lock is held
   */
  public record OtherLock(ObjectName table, String lock, Blocks blocks, Answer scans) {}

  /** The cost of what is not understood. */
  public static final Cost UNKNOWN =
      new Cost(
          "unknown",
          Blocks.UNKNOWN,
          Answer.UNKNOWN,
          Answer.UNKNOWN,
          Answer.UNKNOWN,
          Permission.UNKNOWN,
          List.of());

  public Cost {
    otherLocks = List.copyOf(otherLocks);
  }

  /** The same with locks on other tables. */
  Cost beside(List<OtherLock> others) {
    return new Cost(lock, blocks, rewrites, rebuilds, scans, transaction, others);
  }

  /** The same where that is said of the indexes. */
  Cost rebuilding(Answer indexes) {
    return new Cost(lock, blocks, rewrites, indexes, scans, transaction, otherLocks);
  }

  /** Whether the time that the lock is held may grow with the table. */
  public boolean growsWithTable() {
    return rewrites.possible() || rebuilds.possible() || scans.possible();
  }
}
