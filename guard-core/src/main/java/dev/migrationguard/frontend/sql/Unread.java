package dev.migrationguard.frontend.sql;

/** Leaves the reading of a clause that is not understood; the reader of its statement reports it. */
final class Unread extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean refused;

  Unread(String reason) {
    this(reason, false);
  }

  private Unread(String reason, boolean refused) {
    // A stack trace would cost more than the statement.
    super(reason, null, false, false);
    this.refused = refused;
  }

  /** What the database refuses. */
  static Unread refused(String reason) {
    return new Unread(reason, true);
  }

  /** Whether it is certain that the database refuses it. */
  boolean refused() {
    return refused;
  }
}
