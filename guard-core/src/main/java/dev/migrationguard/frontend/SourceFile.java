package dev.migrationguard.frontend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
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
    long size = size();
    if (size < 0) {
      throw new Unreadable(notAFile());
    }
    try {
      return bytes(size);
    } catch (AccessDeniedException cause) {
      throw new Unreadable("permission denied");
    } catch (IOException | OutOfMemoryError cause) {
      throw new Unreadable(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }
  }

  /** The size of a regular file; negative for anything else, and where there is nothing. */
  private long size() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return attributes.isRegularFile() ? attributes.size() : -1;
    } catch (IOException cause) {
      return -1;
    }
  }

  /** Asks the system for as much as it says there is, once; where it says nothing, as of a file in /proc, for all. */
  private byte[] bytes(long size) throws IOException {
    if (size == 0 || size > Integer.MAX_VALUE) {
      return Files.readAllBytes(path);
    }
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      int read = 0;
      while (read >= 0 && bytes.hasRemaining()) {
        read = file.read(bytes);
      }
      return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
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
