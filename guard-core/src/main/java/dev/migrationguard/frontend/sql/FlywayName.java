package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Sequence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What Flyway reads out of the name of a migration, be it a script or a class.
 *
 * @param id       its version; for a repeatable one its whole name
 * @param sequence its turn in its history
 */
public record FlywayName(String id, Sequence sequence) {

  private static final String SOURCES = "src/main/java";

  private static final String RESOURCES = "src/main/resources";

  /** The location that needs no setting. */
  private static final String STANDARD = "/db/migration";

  /**
   * The name of a class.
   *
   * @param name     {@code V1_2__Add_users}
   * @param location the folder of its history
   * @return empty where Flyway does not take it for a migration by its name
   */
  public static Optional<FlywayName> of(String name, String location) {
    return Optional.ofNullable(ScriptName.flyway(name, location))
        .map(script -> new FlywayName(script.id(), script.sequence()));
  }

  /** A class that tells its version itself. */
  public static Optional<FlywayName> ofVersion(String version, String location) {
    return of("V" + version + "__", location);
  }

  /**
   * The folder of the history of a class: that of the scripts that belong to it, since Flyway sees one classpath. A class
   * of another package joins the scripts of the location that needs no setting: Flyway is told of it apart.
   *
   * @param folder the folder of the class, as the user would name it
   * @param file   where it lies
   */
  public static String location(String folder, Path file) {
    String scripts = ScriptName.location(swapped(folder, SOURCES, RESOURCES));
    int at = ("/" + folder + "/").lastIndexOf("/" + SOURCES + "/");
    if (at < 0 || scripts.endsWith(STANDARD)) {
      return scripts;
    }
    String real = file.toAbsolutePath().normalize().toString().replace('\\', '/');
    int end = real.lastIndexOf("/" + SOURCES + "/");
    boolean there = end >= 0 && Files.isDirectory(Path.of(real.substring(0, end + 1) + RESOURCES + STANDARD));
    return there ? folder.substring(0, at) + RESOURCES + STANDARD : scripts;
  }

  /** The folders of one history, of which Flyway sees only the names inside the classpath: scripts, then classes. */
  public static List<Path> folders(Path location) {
    String folder = location.toString().replace('\\', '/');
    String classes = swapped(folder, RESOURCES, SOURCES);
    return classes.equals(folder) ? List.of(location) : List.of(location, Path.of(classes));
  }

  private static String swapped(String folder, String from, String to) {
    String padded = "/" + folder + "/";
    int at = padded.lastIndexOf("/" + from + "/");
    return at < 0 ? folder : folder.substring(0, at) + to + folder.substring(at + from.length());
  }
}
