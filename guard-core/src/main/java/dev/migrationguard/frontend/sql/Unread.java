package dev.migrationguard.frontend.sql;

/** Leaves the reading of a clause that is not understood; the reader of its statement reports it. */
final class Unread extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unread(String reason) {
    // A stack trace would cost more than the statement.
    super(reason, null, false, false);
  }
}
