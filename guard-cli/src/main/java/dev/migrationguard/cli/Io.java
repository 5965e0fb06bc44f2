package dev.migrationguard.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run is connected to.
 *
 * @param in          standard input
 * @param out         standard output, UTF-8
 * @param err         standard error, UTF-8
 * @param directory   the working directory
 * @param environment the environment variables
 * @param terminal    which of the streams a person is watching
 */
record Io(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path directory,
    Map<String, String> environment,
    Terminal terminal) {

  /** Whether a variable is set to anything but nothing. */
  boolean isSet(String variable) {
    String value = environment.get(variable);
    return value != null && !value.isEmpty();
  }

  /** One line for the user, on standard error. */
  void complain(String message) {
    err.println("migration-guard: " + message);
  }
}
