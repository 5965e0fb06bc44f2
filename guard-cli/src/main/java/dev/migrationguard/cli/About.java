package dev.migrationguard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the build knows of the program.
 *
 * @param version       its version
 * @param documentation the folder of the documentation on the web, ending in a slash; empty where there is none
 * @param repository    where GitHub has the project: {@code owner/name}
 */
record About(String version, Optional<URI> documentation, String repository) {

  /** Reads it from the jar. */
  static About read() {
    try (InputStream resource = About.class.getResourceAsStream("about.txt")) {
      List<String> lines = new String(resource.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      Optional<URI> documentation =
          lines.size() < 2 || lines.get(1).isBlank() ? Optional.empty() : Optional.of(URI.create(lines.get(1)));
      return new About(lines.get(0), documentation, lines.size() < 3 ? "" : lines.get(2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to {@code --version}. */
  String line() {
    return "migration-guard " + version;
  }
}
