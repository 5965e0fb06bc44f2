package dev.migrationguard.frontend.project;

import dev.migrationguard.model.Fact;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of the tools that run SQL scripts, as far as they name the database. */
public final class SqlTools {

  private SqlTools() {}

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
  public static Optional<Fact<String>> database(Path script, Shown shown) {
    Path folder = script.toAbsolutePath().normalize().getParent();
    for (Path above : folder == null ? List.<Path>of() : ProjectFolders.upFrom(folder)) {
      for (Settings settings : KNOWN) {
        Path file = above.resolve(settings.name());
        Optional<String> text = SmallFile.text(file);
        for (String key : text.isPresent() ? settings.keys() : List.<String>of()) {
          Optional<Fact<String>> found = named(text.get(), key, file, shown);
          if (found.isPresent()) {
            return found;
          }
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
  public static boolean isOn(Path script, String name) {
    Path folder = script.toAbsolutePath().normalize().getParent();
    for (Path above : folder == null ? List.<Path>of() : ProjectFolders.upFrom(folder)) {
      for (Settings settings : KNOWN) {
        Optional<String> text = SmallFile.text(above.resolve(settings.name()));
        for (String line : text.map(t -> t.lines().toList()).orElse(List.of())) {
          String bare = line.replace(" ", "").replace("\"", "").replace("'", "");
          for (String key : List.of("flyway." + name, "spring.flyway." + name, name)) {
            if (bare.startsWith(key + "=") || bare.startsWith(key + ":")) {
              return bare.substring(key.length() + 1).startsWith("true");
            }
          }
        }
      }
    }
    return false;
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
