package dev.migrationguard.frontend.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files that a person wrote and that a tool reads in one go. */
public final class SmallFile {

  private static final long LONGEST = 2_000_000;

  private SmallFile() {}

  /** Its bytes; empty where it is no file that can be read, or too long for one of its kind. */
  public static Optional<byte[]> bytes(Path path) {
    try {
      return Files.isRegularFile(path) && Files.size(path) <= LONGEST
          ? Optional.of(Files.readAllBytes(path))
          : Optional.empty();
    } catch (IOException | SecurityException cause) {
      return Optional.empty();
    }
  }

  /** Its text, which is UTF-8; bytes that are not stand as replacement characters. */
  public static Optional<String> text(Path path) {
    return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The number of the line, from 1, that starts with a word behind blanks; 1 where none does. */
  static int lineOf(String text, String start) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.stripLeading().startsWith(start)) {
        return number;
      }
    }
    return 1;
  }
}
