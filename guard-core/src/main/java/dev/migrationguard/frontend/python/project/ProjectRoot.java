package dev.migrationguard.frontend.python.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a project begins, and the folders in which its top-level packages lie.
 *
 * @param folder  the outermost folder of which anything is read
 * @param sources the folders that imports start from, the nearest first
 */
record ProjectRoot(Path folder, List<Path> sources) {

  /** Folders above a script; deeper trees are not met. */
  private static final int MOST_LEVELS = 16;

  private static final List<String> MARKERS =
      List.of("alembic.ini", "pyproject.toml", "setup.py", "setup.cfg", ".git");

  private static final long LARGEST_INI = 200_000;

  /** The project of the files in a folder: the first folder upwards that is no package and has a project's file. */
  static ProjectRoot of(Path start) {
    List<Path> above = new ArrayList<>();
    Optional<Path> topOfPackages = Optional.empty();
    Optional<Path> root = Optional.empty();
    Path folder = start;
    for (int level = 0; folder != null && level < MOST_LEVELS && root.isEmpty(); level++) {
      above.add(folder);
      if (Files.exists(folder.resolve("__init__.py"))) {
        topOfPackages = Optional.ofNullable(folder.getParent());
      } else if (marked(folder)) {
        root = Optional.of(folder);
      }
      folder = folder.getParent();
    }
    Path found = root.or(() -> withoutMarker(start)).or(() -> Optional.ofNullable(start.getParent())).orElse(start);
    Path outermost = root.isEmpty() && topOfPackages.isPresent() ? topOfPackages.get() : found;
    List<Path> sources = new ArrayList<>();
    for (Path each : above) {
      if (each.startsWith(outermost)) {
        sources.add(each);
        sources.add(each.resolve("src"));
        prepended(each, outermost, sources);
      }
    }
    return new ProjectRoot(outermost, sources);
  }

  private static boolean marked(Path folder) {
    for (String marker : MARKERS) {
      if (Files.exists(folder.resolve(marker))) {
        return true;
      }
    }
    return false;
  }

  /** Without a project's file: what holds the folder of {@code env.py}. */
  private static Optional<Path> withoutMarker(Path start) {
    Path folder = start;
    for (int level = 0; folder != null && level < 3; level++) {
      if (Files.exists(folder.resolve("env.py"))) {
        return Optional.ofNullable(folder.getParent());
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }

  /** {@code prepend_sys_path} of an {@code alembic.ini}. */
  private static void prepended(Path folder, Path root, List<Path> into) {
    Path ini = folder.resolve("alembic.ini");
    try {
      if (!Files.isRegularFile(ini) || Files.size(ini) > LARGEST_INI) {
        return;
      }
      for (String line : Files.readString(ini, StandardCharsets.UTF_8).split("\n")) {
        if (line.startsWith("prepend_sys_path") && line.indexOf('=') > 0) {
          for (String part : line.substring(line.indexOf('=') + 1).strip().split("[ ,:;]+")) {
            Path added = folder.resolve(part.replace("%(here)s", ".")).normalize();
            if (!part.isEmpty() && added.startsWith(root)) {
              into.add(added);
            }
          }
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      // Then it adds no folder; the file itself is reported by whoever needs it.
    }
  }
}
