package dev.migrationguard.cli;

import dev.migrationguard.cli.config.Configuration;
import dev.migrationguard.cli.config.ConfigurationFile;
import dev.migrationguard.cli.config.Mistake;
import dev.migrationguard.cli.config.Values;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the configuration that a command line is run by. */
final class Configured {

  private Configured() {}

  /** The one that is named, else the nearest above all that is checked, else none. */
  static Configuration of(Invocation line, Values values, Io io) throws Misuse, Mistake {
    Optional<String> named = line.last(Option.CONFIG);
    boolean none = line.last(Option.NO_CONFIG).isPresent();
    if (named.isPresent() && none) {
      throw new Misuse("--config names a configuration, and --no-config asks for none: give one of them");
    }
    if (none) {
      return Configuration.NONE;
    }
    Path directory = io.directory().toAbsolutePath().normalize();
    Optional<ConfigurationFile> file =
        named.isPresent()
            ? Optional.of(ConfigurationFile.named(path(named.get())))
            : ConfigurationFile.above(start(line, directory));
    if (file.isEmpty()) {
      return Configuration.NONE;
    }
    Configuration configuration = file.get().read(directory, values);
    if (file.get().passedOver().isPresent()) {
      io.complain(
          configuration.source().orElseThrow().name()
              + " is read; [tool.migration-guard] of the pyproject.toml beside it is not");
    }
    return configuration;
  }

  private static Path path(String name) throws Misuse {
    try {
      if (name.isEmpty()) {
        throw new Misuse("--config needs the name of a file");
      }
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new Misuse("'" + name + "' is not the name of a file");
    }
  }

  /** The folder that holds everything that is checked; the working directory where nothing is named. */
  private static Path start(Invocation line, Path directory) {
    List<String> named = new ArrayList<>(line.operands());
    Optional<String> stdin = line.last(Option.STDIN_NAME);
    if (stdin.isPresent()) {
      named.add(stdin.get());
    }
    Path common = null;
    for (String name : named) {
      Path folder = folder(name, directory);
      while (common != null && !folder.startsWith(common)) {
        common = common.getParent();
      }
      common = common == null ? folder : common;
    }
    return common == null ? directory : common;
  }

  private static Path folder(String name, Path directory) {
    try {
      Path path = directory.resolve(name).normalize();
      Path above = path.getParent();
      return above == null || Files.isDirectory(path) ? path : above;
    } catch (InvalidPathException told) {
      // Whatever opens it says so.
      return directory;
    }
  }
}
