package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.project.FlywaySettings;
import dev.migrationguard.frontend.project.FlywaySettings.Naming;
import dev.migrationguard.model.Sequence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    return of(name, location, Naming.USUAL);
  }

  private static Optional<FlywayName> of(String name, String location, Naming naming) {
    return Optional.ofNullable(ScriptName.flyway(name, location, naming))
        .map(script -> new FlywayName(script.id(), script.sequence()));
  }

  /** A class that tells its version itself. */
  public static Optional<FlywayName> ofVersion(String version, String location) {
    return of("V" + version + "__", location);
  }

  /**
   * The folder of the history of a class: that of the scripts that belong to it, since Flyway sees one classpath. A
   * class of another package joins the scripts of the location that needs no setting: Flyway is told of it apart.
   *
   * @param folder   the folder of the class, as the user would name it
   * @param file     where it lies
   * @param settings what Flyway is told in the project
   */
  public static String location(String folder, Path file, FlywaySettings settings) {
    Path real = file.toAbsolutePath().normalize().getParent();
    if (isConfigured(real, settings)) {
      return history(folder, real, settings);
    }
    int at = ("/" + folder + "/").lastIndexOf("/" + SOURCES + "/");
    String scripts = ScriptName.location(swapped(folder, SOURCES, RESOURCES));
    if (at < 0) {
      return history(folder, real, settings);
    }
    if (scripts.endsWith(STANDARD)) {
      return scripts;
    }
    String path = slashes(file.toAbsolutePath().normalize());
    int end = path.lastIndexOf("/" + SOURCES + "/");
    boolean there = end >= 0 && Files.isDirectory(Path.of(path.substring(0, end + 1) + RESOURCES + STANDARD));
    return there ? folder.substring(0, at) + RESOURCES + STANDARD : scripts;
  }

  /**
   * The folder that the history of a script or class is called after: the first of the configured locations where it
   * lies in one of them, so that all of them are one history.
   *
   * @param folder its folder as the user would name it
   * @param real   the same, absolute; null where it lies nowhere
   */
  static String history(String folder, Path real, FlywaySettings settings) {
    if (isConfigured(real, settings)) {
      return shown(settings.locations().get(0), folder, real);
    }
    String location = ScriptName.location(folder);
    if (real == null || !location.equals(folder)) {
      return location;
    }
    // Who works inside the location names less than the whole of it.
    String whole = slashes(real);
    String above = ScriptName.location(whole);
    return above.length() == whole.length() ? location : shown(Path.of(above), folder, real);
  }

  private static boolean isConfigured(Path real, FlywaySettings settings) {
    if (real == null || settings.locations().isEmpty()) {
      return false;
    }
    Path scripts = Path.of(swapped(slashes(real), SOURCES, RESOURCES));
    for (Path location : settings.locations()) {
      if (real.startsWith(location) || scripts.startsWith(location)) {
        return true;
      }
    }
    return false;
  }

  /** A folder as the user would name it who names another one like that. */
  private static String shown(Path folder, String other, Path real) {
    Path named = Path.of(other);
    return slashes(named.isAbsolute() ? folder : named.resolve(real.relativize(folder)).normalize());
  }

  /**
   * The folders of one history, as the user would name them: the scripts', then those of the classes, of which Flyway
   * sees only the names inside the classpath.
   *
   * @param folder   the folder of one of its scripts or classes, as the user would name it
   * @param file     where that lies
   * @param settings what Flyway is told in the project
   */
  public static List<Path> folders(String folder, Path file, FlywaySettings settings) {
    Path real = file.toAbsolutePath().normalize().getParent();
    List<Path> folders = new ArrayList<>();
    if (isConfigured(real, settings)) {
      for (Path location : settings.locations()) {
        withClasses(shown(location, folder, real), folders);
      }
    } else {
      withClasses(location(folder, file, settings), folders);
    }
    return folders;
  }

  private static void withClasses(String location, List<Path> folders) {
    folders.add(Path.of(location));
    String classes = swapped(location, RESOURCES, SOURCES);
    if (!classes.equals(location)) {
      folders.add(Path.of(classes));
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static String swapped(String folder, String from, String to) {
    String padded = "/" + folder + "/";
    int at = padded.lastIndexOf("/" + from + "/");
    return at < 0 ? folder : folder.substring(0, at) + to + folder.substring(at + from.length());
  }
}
