package dev.migrationguard.frontend;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to read, or text that stands for one.
 *
 * @param name    as the user would name it, with forward slashes: what reports print
 * @param path    where it lies; for standard input the name that it was given
 * @param content its bytes where they are at hand already; else they are read from {@code path}
 * @param named   whether the user named this very file, and is told what came of it in any case
 */
public record SourceFile(String name, Path path, Optional<byte[]> content, boolean named) {

  /** Text that stands for a file. */
  public static SourceFile of(String name, Path path, byte[] content) {
    return new SourceFile(name, path, Optional.of(content), true);
  }

  /** A file on disk that the user named. */
  public static SourceFile named(String name, Path path) {
    return new SourceFile(name, path, Optional.empty(), true);
  }

  /** A file on disk that was found in a folder. */
  public static SourceFile of(String name, Path path) {
    return new SourceFile(name, path, Optional.empty(), false);
  }

  /**
   * Its bytes.
   *
   * @throws Unreadable when they cannot be had; a pipe or a device is not even opened, since reading it may never end
   */
  public byte[] bytes() throws Unreadable {
    if (content.isPresent()) {
      return content.get();
    }
    if (!Files.isRegularFile(path)) {
      throw new Unreadable(notAFile());
    }
    try {
      return Files.readAllBytes(path);
    } catch (AccessDeniedException cause) {
      throw new Unreadable("permission denied");
    } catch (IOException | OutOfMemoryError cause) {
      throw new Unreadable(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }
  }

  private String notAFile() {
    if (Files.isDirectory(path)) {
      return "it is a directory, not a file";
    }
    if (Files.exists(path)) {
      return "it is not a regular file";
    }
    return Files.isSymbolicLink(path) ? "it links to a file that does not exist" : "there is no such file";
  }

  /** Why the bytes of a file cannot be had, in one line. */
  public static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private Unreadable(String reason) {
      super(reason, null, false, false);
    }
  }
}
