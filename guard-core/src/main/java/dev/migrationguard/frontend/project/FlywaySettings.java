package dev.migrationguard.frontend.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the settings of a project say to Flyway.
 *
 * @param naming    what the names of its scripts begin and end with
 * @param locations the folders that hold one history together, absolute; empty where no settings name any that exist
 * @param values    every setting by its name in lower case without dashes and underscores; a placeholder as
 *     {@code placeholders.} and its name in lower case, since Flyway tells no cases apart there
 */
public record FlywaySettings(Naming naming, List<Path> locations, Map<String, String> values) {

  /** What Flyway does where nobody tells it anything. */
  public static final FlywaySettings NONE = new FlywaySettings(Naming.USUAL, List.of(), Map.of());

  private static final String PLACEHOLDER = "placeholders.";

  /**
   * What the names of scripts are made of. Source: Flyway's manual, "Migrations", "Naming".
   *
   * @param versioned  in front of a version: {@code V}
   * @param undo       in front of a version that is taken back: {@code U}
   * @param baseline   in front of a version that stands for all up to it: {@code B}
   * @param repeatable in front of what runs again: {@code R}
   * @param separator  between version and words: {@code __}
   * @param suffixes   behind the words: {@code .sql}
   */
  public record Naming(
      String versioned, String undo, String baseline, String repeatable, String separator, List<String> suffixes) {

    /** What they are without a setting. */
    public static final Naming USUAL = new Naming("V", "U", "B", "R", "__", List.of(".sql"));

    public Naming {
      suffixes = List.copyOf(suffixes);
    }

    /** The name of a file without its ending; empty where it ends otherwise. */
    public Optional<String> stem(String file) {
      for (String suffix : suffixes) {
        int end = file.length() - suffix.length();
        if (end > 0 && file.regionMatches(true, end, suffix, 0, suffix.length())) {
          return Optional.of(file.substring(0, end));
        }
      }
      return Optional.empty();
    }
  }

  public FlywaySettings {
    locations = List.copyOf(locations);
    values = Map.copyOf(values);
  }

  /** What fills in a placeholder; empty where nothing in the project tells. */
  public Optional<String> placeholder(String name) {
    return Optional.ofNullable(values.get(key(PLACEHOLDER + name)));
  }

  /** A setting; the name as Flyway's manual has it, without {@code flyway.} in front. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(key(name)));
  }

  /** Whether a setting is switched on. */
  public boolean isOn(String name) {
    return value(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** One name for {@code sqlMigrationPrefix} and {@code sql-migration-prefix}. */
  static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(PLACEHOLDER) ? lower : lower.replace("-", "").replace("_", "");
  }
}
