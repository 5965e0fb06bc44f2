package dev.migrationguard.cli;

/**
 * Which streams are a terminal.
 *
 * @param out   standard output
 * @param err   standard error
 * @param width columns of the terminal; 0 where that is not known
 */
record Terminal(boolean out, boolean err, int width) {

  /** Nobody watches. */
  static final Terminal NONE = new Terminal(false, false, 0);

  /**
   * Takes the launcher's word: the JVM itself can only tell whether input and output are both terminals, which is
   * wrong in a pipe and in a hook.
   */
  static Terminal detect() {
    String streams = System.getProperty("migration.guard.terminal");
    if (streams == null) {
      boolean both = System.console() != null && System.getenv("TERM") != null;
      return new Terminal(both, both, 0);
    }
    return new Terminal(
        streams.contains("out"), streams.contains("err"), Integer.getInteger("migration.guard.columns", 0));
  }
}
