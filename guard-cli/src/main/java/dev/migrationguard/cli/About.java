package dev.migrationguard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The name and the version of the program. */
final class About {

  /** The name of the tool, as reports print it. */
  static final String NAME = "Migration Guard";

  private About() {}

  /** The version that the build gave it. */
  static String version() {
    try (InputStream resource = About.class.getResourceAsStream("version.txt")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to {@code --version}. */
  static String line() {
    return "migration-guard " + version();
  }
}
