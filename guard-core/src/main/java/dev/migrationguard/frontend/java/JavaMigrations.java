package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.sql.FlywayName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which Java files of a project may be migrations by their names, without opening them.
 *
 * <p>Flyway asks for a name ({@code V1__x.java}, {@code R__x.java}, {@code U1__x.java}). Liquibase asks for none: what
 * lies in a folder that is called after migrations, or is called after one itself, is looked into.
 */
public final class JavaMigrations {

  private JavaMigrations() {}

  /** Whether a file that nobody named is to be looked into. */
  public static boolean isCandidate(Path root, Path file) {
    String name = name(file);
    if (isFlyway(name)) {
      return true;
    }
    if (name.endsWith("Change") || name.endsWith("ChangeSet") || name.endsWith("Changeset")
        || name.endsWith("Migration") || name.endsWith("Task")) {
      return true;
    }
    for (Path part : root.relativize(file)) {
      switch (part.toString()) {
        case "migration", "migrations", "liquibase", "changelog", "changelogs", "databasechange", "changeset",
            "changesets", "customchange" -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** Whether a name without its ending is one of Flyway's. */
  static boolean isFlyway(String name) {
    return FlywayName.of(name, "").isPresent();
  }

  /**
   * The folders that hold the history of a file, from the same root as its path.
   *
   * @param shown as the user names it
   * @param file  where it lies
   */
  public static List<Path> histories(Path shown, Path file) {
    if (!isFlyway(name(file))) {
      return List.of();
    }
    Path parent = shown.getParent() == null ? Path.of("") : shown.getParent();
    List<Path> folders = new ArrayList<>();
    folders.add(parent);
    folders.addAll(FlywayName.folders(Path.of(FlywayName.location(parent.toString().replace('\\', '/'), file))));
    return folders;
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") ? name.substring(0, name.length() - ".java".length()) : name;
  }
}
