package dev.migrationguard.frontend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to read, or text that stands for one.
 *
 * @param name    as the user would name it, with forward slashes: what reports print
 * @param path    where it lies; for standard input the name that it was given
 * @param content its bytes where they are at hand already; else null and they are read from {@code path}
 */
public record SourceFile(String name, Path path, byte[] content) {

  /** A file on disk. */
  public static SourceFile of(String name, Path path) {
    return new SourceFile(name, path, null);
  }

  /** Its bytes. */
  public byte[] bytes() throws IOException {
    return content != null ? content : Files.readAllBytes(path);
  }
}
