package dev.migrationguard.cli.config;

/** A setting that cannot be understood; the message is one line for the user, with its file and line if it has any. */
public final class Mistake extends Exception {

  private static final long serialVersionUID = 1L;

  Mistake(String message) {
    super(message, null, false, false);
  }

  /** The same, said of a line of a file. */
  Mistake at(String place) {
    return new Mistake(place + ": " + getMessage());
  }
}
