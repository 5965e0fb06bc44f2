package dev.migrationguard.cli;

import dev.migrationguard.audit.WrittenDays;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.FileReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The days on which git saw scripts first, for those that tell none themselves. Without git there are none. */
final class GitDays {

  private GitDays() {}

  /**
   * The same report with the days that git knows.
   *
   * @param directory the working directory
   */
  static Report added(Report report, Path directory) {
    Set<Path> folders = new LinkedHashSet<>();
    for (FileReport file : report.files()) {
      Path folder = directory.resolve(file.path()).toAbsolutePath().normalize().getParent();
      if (isUndated(file) && folder != null) {
        folders.add(folder);
      }
    }
    if (folders.isEmpty()) {
      return report;
    }
    Map<Path, String> days = days(folders);
    return days.isEmpty() ? report : report.written(file -> {
      if (!isUndated(file)) {
        return file.written();
      }
      return Optional.ofNullable(days.get(real(directory.resolve(file.path()))));
    });
  }

  private static boolean isUndated(FileReport file) {
    return file.written().isEmpty() && WrittenDays.of(file.path()).isEmpty();
  }

  /** Each work tree is asked once. */
  private static Map<Path, String> days(Set<Path> folders) {
    Map<Path, String> days = new HashMap<>();
    Set<Path> asked = new LinkedHashSet<>();
    for (Path folder : folders) {
      Path at = real(folder);
      if (asked.stream().anyMatch(at::startsWith)) {
        continue;
      }
      try {
        Path top = new Git(folder).top().toRealPath();
        asked.add(top);
        new Git(top).added().forEach((name, day) -> days.put(top.resolve(name), day));
      } catch (Misuse | IOException noGit) {
        asked.add(at);
      }
    }
    return days;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException gone) {
      return path.toAbsolutePath().normalize();
    }
  }
}
