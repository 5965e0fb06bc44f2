package dev.migrationguard.cli;

/** A failure of the guard outside any rule: one line for the user, the trace only for those who mend it. */
final class Failure {

  private Failure() {}

  /** Tells of it and answers the exit code. */
  static int report(Throwable failure, Io io) {
    boolean debug = io.isSet("MIGRATION_GUARD_DEBUG");
    if (debug) {
      failure.printStackTrace(io.err());
    }
    String message = failure.getMessage();
    io.complain(
        "defect of the guard: " + failure.getClass().getSimpleName()
            + (message == null || message.isBlank() ? "" : ": " + message.lines().findFirst().orElse(""))
            + (debug ? "" : " (MIGRATION_GUARD_DEBUG=1 prints the trace)"));
    return ExitCode.DEFECT;
  }
}
