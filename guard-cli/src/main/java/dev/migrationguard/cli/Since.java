package dev.migrationguard.cli;

import dev.migrationguard.engine.Sources;
import dev.migrationguard.frontend.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves of what was found only what has changed since a revision of git; the rest becomes its history.
 *
 * <p>A file that is new since then has run nowhere yet. One that was only changed or renamed has.
 */
final class Since {

  private final String ref;
  private final Path directory;
  private final Map<Path, Path> folders = new HashMap<>();

  /**
   * A filter.
   *
   * @param ref       a revision, as git understands it
   * @param directory the working directory
   */
  Since(String ref, Path directory) {
    this.ref = ref;
    this.directory = directory;
  }

  /**
   * The same sources, those that have not changed as history; of one that runs a changed file, that file is reported on.
   *
   * @param paths what the user named: the work trees that git is asked about; empty for the working directory
   */
  Sources restrict(Sources found, List<Path> paths) throws Misuse, IOException {
    Map<String, Boolean> changes = changes(paths);
    List<SourceFile> reported = new ArrayList<>();
    List<SourceFile> history = new ArrayList<>(found.history());
    Set<String> unreleased = new HashSet<>();
    Set<String> unchanged = new HashSet<>();
    for (SourceFile file : found.reported()) {
      Boolean existed = changes.get(key(file.path()));
      if (existed == null) {
        history.add(file);
        unchanged.add(file.name());
        continue;
      }
      reported.add(file);
      if (!existed) {
        unreleased.add(file.name());
      }
    }
    for (SourceFile file : found.history()) {
      if (Boolean.FALSE.equals(changes.get(key(file.path())))) {
        unreleased.add(file.name());
      }
    }
    return new Sources(reported, history, unreleased, new Sources.Changes(changes.keySet(), unchanged));
  }

  private Map<String, Boolean> changes(List<Path> paths) throws Misuse, IOException {
    Set<Path> asked = new LinkedHashSet<>();
    for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      Path whole = directory.resolve(path).toAbsolutePath();
      asked.add(Files.isDirectory(whole) ? whole.toRealPath() : folder(whole));
    }
    Set<Path> tops = new LinkedHashSet<>();
    for (Path folder : asked) {
      tops.add(new Git(folder).top());
    }
    Map<String, Boolean> changes = new HashMap<>();
    for (Path top : tops) {
      String root = slashed(top.toRealPath());
      new Git(top).changes(ref).forEach((name, existed) -> changes.put(root + "/" + name, existed));
    }
    return changes;
  }

  private String key(Path file) throws IOException {
    Path whole = directory.resolve(file).toAbsolutePath();
    return slashed(folder(whole).resolve(whole.getFileName()));
  }

  /** The folder of a file without links, as git names it. The file itself may be a link, which git keeps as such. */
  private Path folder(Path file) throws IOException {
    Path folder = file.getParent();
    Path real = folders.get(folder);
    if (real == null) {
      real = folder.toRealPath();
      folders.put(folder, real);
    }
    return real;
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
