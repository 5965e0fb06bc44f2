package dev.migrationguard.frontend.project;

import dev.migrationguard.model.Fact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The settings of the tools that run SQL scripts: the database they name, and what Flyway is told. Each folder is
 * looked into once: scripts share the folders above them, and looking again for each took a large history a tenth of its time.
 * Used by several threads.
 */
public final class SqlTools {

  private final ConcurrentMap<Path, Folder> folders = new ConcurrentHashMap<>();
  private final ConcurrentMap<Path, FlywaySettings> flyway = new ConcurrentHashMap<>();
  private final ConcurrentMap<Path, Boolean> sqlx = new ConcurrentHashMap<>();

  /**
   * What lies in a folder.
   *
   * @param files in the order in which they are asked
   * @param top   whether the project starts here
   * @param sqlx  whether its scripts are run by sqlx, as far as it tells
   */
  private record Folder(List<Present> files, boolean top, Optional<Boolean> sqlx) {}

  /**
   * A file of settings that is there.
   *
   * @param flyway what it says to Flyway
   */
  private record Present(Settings settings, Path file, String text, Map<String, String> flyway) {}

  /**
   * A file of settings.
   *
   * @param name where it lies, from a folder above the scripts
   * @param keys what stands in front of the URL or the name of the system, the first that is there counts
   */
  private record Settings(String name, List<String> keys) {}

  private static final List<String> SPRING = List.of("spring.flyway.url", "spring.datasource.url");

  /** Flyway, Spring Boot, Maven, Gradle, Prisma; Spring's also beside the folder of Java, for the classes in it. */
  private static final List<Settings> KNOWN =
      List.of(
          new Settings("flyway.conf", List.of("flyway.url")),
          new Settings("conf/flyway.conf", List.of("flyway.url")),
          new Settings("flyway.toml", List.of("url")),
          new Settings("application.properties", SPRING),
          new Settings("application.yml", List.of("url")),
          new Settings("application.yaml", List.of("url")),
          new Settings("src/main/resources/application.properties", SPRING),
          new Settings("src/main/resources/application.yml", List.of("url")),
          new Settings("src/main/resources/application.yaml", List.of("url")),
          new Settings("pom.xml", List.of()),
          new Settings("build.gradle", List.of()),
          new Settings("build.gradle.kts", List.of()),
          new Settings("schema.prisma", List.of("provider")));

  /** What variables of the surroundings say to Flyway, which counts for more than any file. */
  private final Map<String, String> variables;

  /** The tools, with the variables that Flyway would find if it was started here. */
  public SqlTools() {
    this(System.getenv());
  }

  /**
   * The tools in some surroundings.
   *
   * @param surroundings the variables by their names
   */
  SqlTools(Map<String, String> surroundings) {
    this.variables = FlywayFiles.variables(surroundings);
  }

  /** The database of the nearest file of settings above a script that names one. */
  public Optional<Fact<String>> database(Path script, Shown shown) {
    for (Present present : above(script)) {
      for (String key : present.settings().keys()) {
        Optional<Fact<String>> found = named(present.text(), key, present.file(), shown);
        if (found.isPresent()) {
          return found;
        }
      }
      String url = present.settings().keys().isEmpty() ? present.flyway().getOrDefault("url", "") : "";
      Optional<String> system = DatabaseUrl.system(url);
      if (system.isPresent()) {
        return system.map(name -> new Fact<>(name, shown.line(present.file(), lineOf(present.text(), url))));
      }
    }
    return Optional.empty();
  }

  private static int lineOf(String text, String words) {
    int at = text.indexOf(words);
    return at < 0 ? 1 : (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }

  /** What the nearest folder above a script that has settings of Flyway says to it. */
  public FlywaySettings flyway(Path script) {
    Path folder = script.toAbsolutePath().normalize().getParent();
    FlywaySettings known = folder == null ? FlywaySettings.NONE : flyway.get(folder);
    if (known == null) {
      // Not computed inside the map: it is asked again for the database.
      known = flywayAbove(folder);
      flyway.put(folder, known);
    }
    return known;
  }

  private FlywaySettings flywayAbove(Path folder) {
    Path at = folder;
    for (int level = 0; at != null && level < ProjectFolders.HIGHEST; level++) {
      Folder here = folders.computeIfAbsent(at, SqlTools::look);
      Map<String, String> values = new LinkedHashMap<>();
      for (Present present : here.files()) {
        present.flyway().forEach(values::putIfAbsent);
      }
      if (!values.isEmpty()) {
        values.putAll(variables);
        Path script = folder.resolve("x.sql");
        Optional<String> system = database(script, Shown.WHOLE).map(Fact::value);
        return FlywayFiles.settings(values, at, system);
      }
      at = here.top() ? null : at.getParent();
    }
    return variables.isEmpty()
        ? FlywaySettings.NONE
        : FlywayFiles.settings(variables, Path.of("").toAbsolutePath(), Optional.empty());
  }

  /** Whether sqlx runs a script, as the nearest project above it tells. */
  public boolean runsSqlx(Path script) {
    Path folder = script.toAbsolutePath().normalize().getParent();
    return folder != null && sqlx.computeIfAbsent(folder, this::runsSqlxAbove);
  }

  private boolean runsSqlxAbove(Path folder) {
    Path at = folder;
    for (int level = 0; at != null && level < ProjectFolders.HIGHEST; level++) {
      Folder here = folders.computeIfAbsent(at, SqlTools::look);
      if (here.sqlx().isPresent()) {
        return here.sqlx().get();
      }
      at = here.top() ? null : at.getParent();
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

  /** One look at the names is cheaper than a try for each file, and most folders have none of them. */
  private static Folder look(Path folder) {
    String[] names = folder.toFile().list();
    Set<String> there = names == null ? Set.of() : new HashSet<>(Arrays.asList(names));
    List<Present> files = new ArrayList<>();
    for (Settings settings : KNOWN) {
      int slash = settings.name().indexOf('/');
      if (there.contains(slash < 0 ? settings.name() : settings.name().substring(0, slash))) {
        Path file = folder.resolve(settings.name());
        SmallFile.text(file).ifPresent(
            text -> files.add(new Present(settings, file, text, FlywayFiles.values(settings.name(), text))));
      }
    }
    return new Folder(files, there.contains(ProjectFolders.VERSIONED), RustProject.runsSqlx(folder, there));
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
