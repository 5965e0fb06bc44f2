package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The file of settings that a tool reads beside a script. */
final class ScriptConfig {

  /** Such a file has a few lines. */
  private static final long LONGEST = 65_536;

  private ScriptConfig() {}

  /** What it says of a switch; empty where there is no such file, or it says nothing. */
  static Optional<Boolean> of(SourceFile script, String file, String key) {
    String value = values(script, file).getOrDefault(key, "");
    return value.startsWith("true") ? Optional.of(true)
        : value.startsWith("false") ? Optional.of(false) : Optional.empty();
  }

  /** What it says, by its keys; empty where there is no such file. */
  static Map<String, String> values(SourceFile script, String file) {
    String text;
    try {
      Path path = script.path().resolveSibling(file);
      if (!Files.isRegularFile(path) || Files.size(path) > LONGEST) {
        return Map.of();
      }
      text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException cause) {
      // A name that was found may hold bytes that the character set of the system has no letters for.
      return Map.of();
    }
    Map<String, String> values = new HashMap<>();
    for (String line : text.split("\n")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return values;
  }
}
