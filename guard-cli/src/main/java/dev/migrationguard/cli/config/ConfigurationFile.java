package dev.migrationguard.cli.config;

import dev.migrationguard.cli.config.Configuration.Source;
import dev.migrationguard.frontend.project.Toml;
import dev.migrationguard.frontend.project.TomlLines;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the configuration of a project and reads it.
 *
 * <p>Where there is none, which is the usual case of a hook, that is a few questions to the file system: nothing that
 * reads TOML is loaded.
 */
public final class ConfigurationFile {

  /** The file that is a configuration as a whole. */
  public static final String OWN = "migration-guard.toml";

  private static final String PYPROJECT = "pyproject.toml";
  private static final String TOOL = "tool";
  private static final String NAME = "migration-guard";

  /** Nobody writes so much by hand, and a file that was named by mistake may be of any size. */
  private static final long LONGEST = 1_000_000;

  private final Path file;
  private final boolean shared;
  private final Optional<Path> passedOver;

  private ConfigurationFile(Path file, boolean shared, Optional<Path> passedOver) {
    this.file = file;
    this.shared = shared;
    this.passedOver = passedOver;
  }

  /** A file that the user names. */
  public static ConfigurationFile named(Path file) {
    Path name = file.getFileName();
    return new ConfigurationFile(file, name != null && name.toString().equals(PYPROJECT), Optional.empty());
  }

  /**
   * The nearest configuration in a folder or above it, up to the root of the repository.
   *
   * @param folder absolute
   */
  public static Optional<ConfigurationFile> above(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      File own = new File(at.toString(), OWN);
      File pyproject = new File(at.toString(), PYPROJECT);
      boolean table = pyproject.isFile() && mentions(pyproject.toPath());
      if (own.exists()) {
        return Optional.of(
            new ConfigurationFile(own.toPath(), false, table ? Optional.of(pyproject.toPath()) : Optional.empty()));
      }
      if (table) {
        return Optional.of(new ConfigurationFile(pyproject.toPath(), true, Optional.empty()));
      }
      if (new File(at.toString(), ".git").exists()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The {@code pyproject.toml} beside it with a table for the guard, which does not count then. */
  public Optional<Path> passedOver() {
    return passedOver;
  }

  /** Whether a file shared with other tools has a table for this one; a dependency of that name is none. */
  private static boolean mentions(Path pyproject) {
    try {
      if (Files.size(pyproject) > LONGEST) {
        return false;
      }
      String text = new String(Files.readAllBytes(pyproject), StandardCharsets.UTF_8);
      for (int at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, at + 1)) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n') {
          start--;
        }
        String before = text.substring(start, at).strip();
        boolean header = before.startsWith("[") && before.contains(TOOL);
        if (header || before.startsWith(TOOL) || before.isEmpty()) {
          return true;
        }
      }
      return false;
    } catch (IOException cause) {
      return false;
    }
  }

  /**
   * Reads it.
   *
   * @param directory the working directory, absolute
   * @param values    what understands the values of its keys
   */
  public Configuration read(Path directory, Values values) throws Mistake {
    Path whole = directory.resolve(file).normalize();
    String name = shown(whole, directory);
    String text = text(whole, name);
    Map<String, Object> content;
    try {
      content = Toml.read(text);
    } catch (Toml.Broken broken) {
      throw new Mistake(name + ":" + broken.line() + ": this is not TOML: " + broken.getMessage());
    }
    List<String> path = List.of();
    if (shared) {
      Object table = Toml.table(content, TOOL).get(NAME);
      if (!(table instanceof Map<?, ?>)) {
        throw new Mistake(name + ": there is no table [tool.migration-guard]");
      }
      path = List.of(TOOL, NAME);
      content = Toml.table(Toml.table(content, TOOL), NAME);
    }
    Source source = new Source(name, whole.getParent());
    return new ConfigurationReader(source, directory, TomlLines.of(text), values).read(path, content);
  }

  private static String shown(Path file, Path directory) {
    try {
      return directory.relativize(file).toString().replace('\\', '/');
    } catch (IllegalArgumentException otherDrive) {
      return file.toString();
    }
  }

  private static String text(Path file, String name) throws Mistake {
    try {
      if (Files.isDirectory(file)) {
        throw new Mistake("cannot read " + name + ": it is a folder, not a file");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new Mistake("cannot read " + name + ": it is not a regular file");
      }
      if (Files.size(file) > LONGEST) {
        throw new Mistake("cannot read " + name + ": no configuration is larger than a megabyte");
      }
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException cause) {
      throw new Mistake("cannot read " + name + ": it is not UTF-8, as TOML is");
    } catch (NoSuchFileException cause) {
      throw new Mistake("cannot read " + name + ": there is no such file");
    } catch (AccessDeniedException cause) {
      throw new Mistake("cannot read " + name + ": permission denied");
    } catch (IOException cause) {
      throw new Mistake("cannot read " + name + ": " + cause.getMessage());
    }
  }
}
