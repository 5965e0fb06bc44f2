package dev.migrationguard.frontend.project;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Reads what files of settings say to Flyway: {@code flyway.conf}, {@code flyway.toml}, Spring Boot's and Quarkus'
 * {@code application.properties} and {@code application.yml}, the plugins of Maven and Gradle.
 */
final class FlywayFiles {

  private static final List<String> PREFIXES = List.of("spring.flyway.", "quarkus.flyway.", "flyway.");

  private static final String VARIABLE = "FLYWAY_";

  private static final String RESOURCES = "src/main/resources";

  private FlywayFiles() {}

  /** The settings of one file, by the keys of {@link FlywaySettings}. */
  static Map<String, String> values(String name, String text) {
    if (!text.contains("flyway")) {
      return Map.of();
    }
    Map<String, String> all = new LinkedHashMap<>();
    if (name.endsWith(".toml")) {
      try {
        flatten("", Toml.read(text), all);
      } catch (Toml.Broken cause) {
        return Map.of();
      }
    } else if (name.endsWith(".xml")) {
      all.putAll(MavenFlyway.values(text));
    } else if (name.endsWith(".gradle") || name.endsWith(".kts")) {
      all.putAll(GradleFlyway.values(text));
    } else if (name.endsWith(".yml") || name.endsWith(".yaml")) {
      all.putAll(YamlLines.values(text));
    } else {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(text));
      } catch (IOException | IllegalArgumentException cause) {
        return Map.of();
      }
      properties.forEach((key, value) -> all.put(key.toString(), value.toString().strip()));
    }
    Map<String, String> values = new LinkedHashMap<>();
    all.forEach((key, value) -> {
      for (String prefix : PREFIXES) {
        // What the surroundings fill in is not known here.
        if (key.startsWith(prefix) && !value.contains("${")) {
          values.putIfAbsent(FlywaySettings.key(key.substring(prefix.length())), value);
          return;
        }
      }
    });
    return values;
  }

  /** What variables of the surroundings may say: nothing that would be printed with a script, such as placeholders. */
  private static final Set<String> FROM_VARIABLES =
      Set.of(
          "locations", "sqlmigrationprefix", "undosqlmigrationprefix", "repeatablesqlmigrationprefix",
          "baselinemigrationprefix", "sqlmigrationseparator", "sqlmigrationsuffixes", "mixed", "executeintransaction");

  /** What the variables of the surroundings say: {@code FLYWAY_LOCATIONS}. Source: Flyway's manual, its parameters. */
  static Map<String, String> variables(Map<String, String> surroundings) {
    Map<String, String> values = new LinkedHashMap<>();
    surroundings.forEach((name, value) -> {
      String key = name.startsWith(VARIABLE) ? FlywaySettings.key(name.substring(VARIABLE.length())) : "";
      if (FROM_VARIABLES.contains(key) && !value.isBlank()) {
        values.put(key, value.strip());
      }
    });
    return values;
  }

  private static void flatten(String prefix, Map<?, ?> table, Map<String, String> into) {
    table.forEach((key, value) -> {
      if (value instanceof Map<?, ?> inner) {
        flatten(prefix + key + ".", inner, into);
      } else if (value instanceof List<?> list) {
        List<String> items = new ArrayList<>();
        list.forEach(item -> items.add(String.valueOf(item)));
        into.put(prefix + key, String.join(",", items));
      } else {
        into.put(prefix + key, String.valueOf(value));
      }
    });
  }

  /**
   * Puts together what was found.
   *
   * @param folder where the file lies that names the locations, or the folder above its {@code conf}
   * @param system the database, for {@code {vendor}} in a location
   */
  static FlywaySettings settings(Map<String, String> values, Path folder, Optional<String> system) {
    FlywaySettings.Naming usual = FlywaySettings.Naming.USUAL;
    List<String> suffixes = list(values.getOrDefault("sqlmigrationsuffixes", ".sql"));
    FlywaySettings.Naming naming =
        new FlywaySettings.Naming(
            values.getOrDefault("sqlmigrationprefix", usual.versioned()),
            values.getOrDefault("undosqlmigrationprefix", usual.undo()),
            values.getOrDefault("baselinemigrationprefix", usual.baseline()),
            values.getOrDefault("repeatablesqlmigrationprefix", usual.repeatable()),
            separator(values),
            suffixes.isEmpty() ? usual.suffixes() : suffixes);
    List<Path> locations = new ArrayList<>();
    for (String location : list(values.getOrDefault("locations", ""))) {
      location(location.replace("{vendor}", system.orElse("postgresql")), folder).ifPresent(locations::add);
    }
    return new FlywaySettings(naming, locations, values);
  }

  private static String separator(Map<String, String> values) {
    String told = values.getOrDefault("sqlmigrationseparator", "");
    return told.isEmpty() ? FlywaySettings.Naming.USUAL.separator() : told;
  }

  private static List<String> list(String text) {
    List<String> items = new ArrayList<>();
    for (String item : text.split(",")) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  /** Where a location lies: a folder of the classpath among the sources, or one below the place of the settings. */
  private static Optional<Path> location(String location, Path folder) {
    int colon = location.indexOf(':');
    String scheme = colon < 0 ? "classpath" : location.substring(0, colon);
    String path = location.substring(colon + 1);
    int wild = Math.min(first(path, '*'), first(path, '?'));
    String fixed = wild == path.length() ? path : path.substring(0, path.lastIndexOf('/', wild) + 1);
    List<Path> candidates = new ArrayList<>();
    try {
      if (scheme.equals("filesystem")) {
        candidates.add(folder.resolve(fixed));
      } else if (scheme.equals("classpath")) {
        String inside = fixed.startsWith("/") ? fixed.substring(1) : fixed;
        candidates.add(folder.resolve(RESOURCES).resolve(inside));
        candidates.add(folder.resolve("src/main/java").resolve(inside));
        candidates.add(folder.resolve(inside));
      }
    } catch (InvalidPathException cause) {
      return Optional.empty();
    }
    for (Path candidate : candidates) {
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate.toAbsolutePath().normalize());
      }
    }
    return Optional.empty();
  }

  private static int first(String text, char c) {
    int at = text.indexOf(c);
    return at < 0 ? text.length() : at;
  }
}
