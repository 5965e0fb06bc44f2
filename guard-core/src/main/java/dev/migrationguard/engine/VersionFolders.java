package dev.migrationguard.engine;

import dev.migrationguard.frontend.project.AlembicConfig;
import dev.migrationguard.frontend.project.ProjectFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folders of revisions that {@code alembic.ini} or {@code pyproject.toml} names. */
final class VersionFolders {

  private VersionFolders() {}

  /**
   * Those that the configuration in a folder names, wherever they lie.
   *
   * @param folder the folder
   * @param shown  as the user names it
   */
  static List<Path> configuredIn(Path folder, Path shown) {
    Path absolute = folder.toAbsolutePath().normalize();
    List<Path> folders = new ArrayList<>();
    for (AlembicConfig config : AlembicConfig.in(absolute)) {
      config.versionLocations().forEach(location -> folders.add(named(location, absolute, shown)));
    }
    return folders;
  }

  /**
   * Those that hold the history of a script, its own among them; none where one folder holds all of it.
   *
   * @param script the script
   * @param shown  as the user names it
   */
  static List<Path> around(Path script, Path shown) {
    Path folder = script.toAbsolutePath().normalize().getParent();
    Path shownFolder = shown.getParent() == null ? Path.of("") : shown.getParent();
    if (folder == null || !script.toString().endsWith(".py")) {
      return List.of();
    }
    for (Path above : ProjectFolders.upFrom(folder)) {
      for (AlembicConfig config : AlembicConfig.in(above)) {
        List<Path> locations = config.versionLocations();
        if (locations.stream().anyMatch(folder::startsWith)) {
          boolean own = locations.size() == 1 && locations.get(0).equals(folder);
          List<Path> folders = new ArrayList<>();
          if (!own) {
            locations.forEach(location -> folders.add(named(location, folder, shownFolder)));
          }
          return folders;
        }
      }
    }
    return List.of();
  }

  /**
   * The folder called {@code versions} above a folder of a project, however the user came to be inside of it.
   *
   * @param folder the folder, absolute
   * @param shown  as the user names it
   */
  static Optional<Path> above(Path folder, Path shown) {
    for (Path above : ProjectFolders.upFrom(folder)) {
      if (above.endsWith("versions")) {
        return Optional.of(named(above, folder, shown));
      }
    }
    return Optional.empty();
  }

  /** A folder as the user would name it who names another one like that. */
  private static Path named(Path folder, Path other, Path shown) {
    return shown.isAbsolute() ? folder : shown.resolve(other.relativize(folder.toAbsolutePath())).normalize();
  }
}
