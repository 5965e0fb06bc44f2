package dev.migrationguard.frontend.project;

import dev.migrationguard.model.Fact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The settings of the tools that run SQL scripts, as far as they name the database. Each folder is looked into once:
 * scripts share the folders above them, and looking for seven files in each took a large history a tenth of its time.
 * Used by several threads.
 */
public final class SqlTools {

  private final ConcurrentMap<Path, Folder> folders = new ConcurrentHashMap<>();

  /**
   * What lies in a folder.
   *
   * @param files in the order in which they are asked
   * @param top   whether the project starts here
   */
  private record Folder(List<Present> files, boolean top) {}

  /** A file of settings that is there. */
  private record Present(Settings settings, Path file, String text) {}

  /**
   * A file of settings.
   *
   * @param name where it lies, from a folder above the scripts
   * @param keys what stands in front of the URL or the name of the system, the first that is there counts
   */
  private record Settings(String name, List<String> keys) {}

  /** Flyway, Spring Boot, Prisma. */
  private static final List<Settings> KNOWN =
      List.of(
          new Settings("flyway.conf", List.of("flyway.url")),
          new Settings("conf/flyway.conf", List.of("flyway.url")),
          new Settings("flyway.toml", List.of("url")),
          new Settings("application.properties", List.of("spring.flyway.url", "spring.datasource.url")),
          new Settings("application.yml", List.of("url")),
          new Settings("application.yaml", List.of("url")),
          new Settings("schema.prisma", List.of("provider")));

  /** The database of the nearest file of settings above a script that names one. */
  public Optional<Fact<String>> database(Path script, Shown shown) {
    for (Present present : above(script)) {
      for (String key : present.settings().keys()) {
        Optional<Fact<String>> found = named(present.text(), key, present.file(), shown);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the nearest of Flyway's settings above a script switches something on.
   *
   * @param name the setting's own name, without {@code flyway.} in front
   */
  public boolean isOn(Path script, String name) {
    for (Present present : above(script)) {
      for (String line : present.text().lines().toList()) {
        String bare = line.replace(" ", "").replace("\"", "").replace("'", "");
        for (String key : List.of("flyway." + name, "spring.flyway." + name, name)) {
          if (bare.startsWith(key + "=") || bare.startsWith(key + ":")) {
            return bare.substring(key.length() + 1).startsWith("true");
          }
        }
      }
    }
    return false;
  }

  /** The files of settings from the script's folder upwards, the nearest first. */
  private List<Present> above(Path script) {
    List<Present> files = new ArrayList<>();
    Path at = script.toAbsolutePath().normalize().getParent();
    for (int level = 0; at != null && level < ProjectFolders.HIGHEST; level++) {
      Folder folder = folders.computeIfAbsent(at, SqlTools::look);
      files.addAll(folder.files());
      at = folder.top() ? null : at.getParent();
    }
    return files;
  }

  private static Folder look(Path folder) {
    List<Present> files = new ArrayList<>();
    for (Settings settings : KNOWN) {
      Path file = folder.resolve(settings.name());
      SmallFile.text(file).ifPresent(text -> files.add(new Present(settings, file, text)));
    }
    return new Folder(files, ProjectFolders.isTop(folder));
  }

  private static Optional<Fact<String>> named(String text, String key, Path file, Shown shown) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String bare = line.strip();
      if (!bare.startsWith(key)) {
        continue;
      }
      String rest = bare.substring(key.length()).strip();
      if (rest.startsWith("=") || rest.startsWith(":")) {
        String value = rest.substring(1).strip().replace("\"", "").replace("'", "");
        // A placeholder's default shows the system: ${DB_URL:jdbc:postgresql://localhost/shop}.
        int jdbc = value.indexOf("jdbc:");
        Optional<String> system = DatabaseUrl.system(jdbc < 0 ? value + ":" : value.substring(jdbc));
        if (system.isPresent()) {
          int found = number;
          return system.map(name -> new Fact<>(name, shown.line(file, found)));
        }
      }
    }
    return Optional.empty();
  }
}
