package dev.migrationguard.cli;

/** What the process answers. */
final class ExitCode {

  /** It ran, whatever it found. */
  static final int RAN = 0;

  /** There are findings at or above {@code --fail-on}. */
  static final int FINDINGS = 1;

  /** Unknown option or rule, or a path that cannot be read or written. */
  static final int MISUSE = 2;

  /** The guard itself failed. */
  static final int DEFECT = 3;

  private ExitCode() {}
}
