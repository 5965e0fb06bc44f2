package dev.migrationguard.cli;

/** The user asked for something that cannot be had; the message is one line for the user. */
final class Misuse extends Exception {

  private static final long serialVersionUID = 1L;

  Misuse(String message) {
    super(message, null, false, false);
  }
}
