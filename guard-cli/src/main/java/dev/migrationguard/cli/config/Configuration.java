package dev.migrationguard.cli.config;

import dev.migrationguard.engine.Sources;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Place;
import dev.migrationguard.rule.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a configuration says.
 *
 * @param source     the file; empty where there is none
 * @param general    how all files are judged
 * @param directions which way is judged
 * @param failOn     the mildest severity that makes a run fail; no severity for never
 * @param baseline   the file of what is known, from the working directory
 * @param migrations what is checked where the command line names nothing, from the working directory
 * @param exclude    the files that are never reported on
 * @param linkBase   what the links of a page begin with
 * @param sections   how the files of some paths are judged, in the order in which they stand
 */
public record Configuration(
    Optional<Source> source,
    Layer general,
    Optional<Told<Set<Direction>>> directions,
    Optional<Told<Optional<Severity>>> failOn,
    Optional<Told<String>> baseline,
    Optional<Told<List<String>>> migrations,
    Optional<Told<List<Glob>>> exclude,
    Optional<Told<String>> linkBase,
    List<Section> sections) {

  /** No configuration. */
  public static final Configuration NONE =
      new Configuration(
          Optional.empty(),
          Layer.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  /**
   * Where a configuration stands.
   *
   * @param name   the file as the user would name it
   * @param folder the folder that its paths start from, absolute
   */
  public record Source(String name, Path folder) {}

  /**
   * How the files of some paths are judged.
   *
   * @param paths which files
   * @param layer how
   * @param at    the first line of the section
   */
  public record Section(List<Glob> paths, Layer layer, Place at) {

    /** Whether it speaks of a file. */
    boolean speaksOf(String path) {
      return Glob.any(paths, path);
    }
  }

  /**
   * The same sources, those that are excluded as history.
   *
   * @param directory the working directory, which the names of the files start from
   */
  public Sources without(Sources found, Path directory) {
    if (exclude.isEmpty()) {
      return found;
    }
    List<SourceFile> reported = new ArrayList<>();
    List<SourceFile> history = new ArrayList<>(found.history());
    for (SourceFile file : found.reported()) {
      (excludes(file.name(), directory) ? history : reported).add(file);
    }
    return new Sources(reported, history, found.unreleased(), found.changes());
  }

  /** Whether a file is never reported on. */
  boolean excludes(String name, Path directory) {
    Optional<String> path = exclude.isEmpty() ? Optional.empty() : inside(name, directory);
    return path.isPresent() && Glob.any(exclude.get().value(), path.get());
  }

  /** The path of a file from the folder of the configuration, with slashes; empty where it lies elsewhere. */
  Optional<String> inside(String name, Path directory) {
    if (source.isEmpty()) {
      return Optional.empty();
    }
    Path folder = source.get().folder();
    Path path = directory.toAbsolutePath().resolve(name).normalize();
    return path.startsWith(folder)
        ? Optional.of(folder.relativize(path).toString().replace('\\', '/'))
        : Optional.empty();
  }
}
