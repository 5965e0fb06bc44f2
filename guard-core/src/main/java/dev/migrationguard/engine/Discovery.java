package dev.migrationguard.engine;

import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.java.JavaMigrations;
import dev.migrationguard.frontend.project.SqlTools;
import dev.migrationguard.frontend.sql.FlywayName;
import dev.migrationguard.frontend.sql.SqlScripts;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the migrations below the paths that a user names.
 *
 * <p>In a folder: every {@code .py}, which the reader may still find to be no migration, and the {@code .sql} and
 * {@code .java} that {@link SqlScripts} and {@link JavaMigrations} take for one. A file that is named by itself is
 * always taken.
 */
public final class Discovery {

  /** Folders that hold other people's code, or none. */
  private static final Set<String> PASSED_OVER =
      Set.of("node_modules", "__pycache__", "site-packages", "venv", "env", "build", "dist", "target");

  private static final String SQL = ".sql";

  private static final String JAVA = ".java";

  /** A folder with everything below it. */
  private static final int ALL = Integer.MAX_VALUE;

  private final Path directory;
  private SqlTools tools;
  private SqlScripts scripts;

  private Discovery(Path directory) {
    this.directory = directory;
  }

  /**
   * Finds migrations.
   *
   * @param paths     files or folders; empty for the migrations that are found from {@code directory}
   * @param directory the working directory, from which names are printed
   * @throws UnreadablePath when a path does not exist or cannot be opened
   */
  public static Sources find(List<Path> paths, Path directory) throws UnreadablePath {
    return new Discovery(directory).find(paths);
  }

  private Sources find(List<Path> paths) throws UnreadablePath {
    TreeMap<String, SourceFile> reported = new TreeMap<>();
    Map<Path, Integer> around = new LinkedHashMap<>();
    for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      Path resolved = directory.resolve(path);
      if (Files.isDirectory(resolved)) {
        walk(resolved, path, ALL, reported);
        historyAbove(path, resolved, reported, around);
        for (Path folder : VersionFolders.configuredIn(resolved, path)) {
          addMissing(folder, ALL, reported, List.of());
        }
      } else if (Files.exists(resolved)) {
        SourceFile file = SourceFile.named(name(path), resolved);
        reported.put(file.name(), file);
        historyFolder(path, resolved, around);
        VersionFolders.around(resolved, path).forEach(folder -> around.put(folder, ALL));
      } else {
        throw new UnreadablePath("no such file or folder: " + path + unwritable(path));
      }
    }
    TreeMap<String, SourceFile> history = new TreeMap<>();
    for (Map.Entry<Path, Integer> folder : around.entrySet()) {
      addMissing(folder.getKey(), folder.getValue(), history, reported.values());
    }
    history.keySet().removeAll(reported.keySet());
    return new Sources(List.copyOf(reported.values()), List.copyOf(history.values()));
  }

  /** Java hands on a name that is not in the character set of the system with marks in it, and cannot find it then. */
  private static String unwritable(Path path) {
    return path.toString().indexOf('\uFFFD') < 0
        ? ""
        : " (its name is not in the character set of this system; name the folder that it lies in)";
  }

  /** Adds what lies in a folder and is not there yet, also under another name. */
  private void addMissing(
      Path folder, int depth, TreeMap<String, SourceFile> into, Collection<SourceFile> known)
      throws UnreadablePath {
    Path resolved = directory.resolve(folder);
    if (!Files.isDirectory(resolved)) {
      return;
    }
    TreeMap<String, SourceFile> found = new TreeMap<>();
    walk(resolved, folder, depth, found);
    if (into.isEmpty() && known.isEmpty()) {
      into.putAll(found);
      return;
    }
    Set<Path> there = new HashSet<>();
    into.values().forEach(file -> there.add(file.path().toAbsolutePath().normalize()));
    known.forEach(file -> there.add(file.path().toAbsolutePath().normalize()));
    found.forEach((name, file) -> {
      if (there.add(file.path().toAbsolutePath().normalize())) {
        into.put(name, file);
      }
    });
  }

  /**
   * Where the history of a file lies: in the nearest folder called {@code versions}, else beside it; of an SQL script
   * where its name says.
   */
  private void historyFolder(Path file, Path resolved, Map<Path, Integer> around) {
    if (mayBeScript(file.toString())) {
      scripts().histories(file, resolved).forEach(around::put);
      return;
    }
    if (file.toString().endsWith(JAVA)) {
      JavaMigrations.histories(file, resolved, tools()).forEach(folder -> around.put(folder, ALL));
      return;
    }
    Path folder = file.getParent();
    for (Path above = folder; above != null; above = above.getParent()) {
      if (above.getFileName() != null && above.getFileName().toString().equals("versions")) {
        around.put(above, ALL);
        return;
      }
    }
    Path real = resolved.toAbsolutePath().normalize().getParent();
    Optional<Path> versions =
        real == null ? Optional.empty() : VersionFolders.above(real, folder == null ? Path.of("") : folder);
    if (versions.isPresent()) {
      around.put(versions.get(), ALL);
      return;
    }
    // Not what is below it: a script that lies anywhere, in a home folder say, has all the rest of the disk below.
    around.put(folder == null ? Path.of("") : folder, 1);
  }

  /** Where the history of a folder lies that is a part of it: below {@code versions}, or one location of several. */
  private void historyAbove(
      Path folder, Path resolved, TreeMap<String, SourceFile> reported, Map<Path, Integer> around) {
    Path real = resolved.toAbsolutePath().normalize();
    VersionFolders.above(real, folder).filter(above -> !above.equals(folder.normalize()))
        .ifPresent(above -> around.put(above, ALL));
    for (SourceFile file : reported.values()) {
      if (mayBeScript(file.name()) || file.name().endsWith(JAVA)) {
        Path any = real.resolve("any.sql");
        for (Path location : FlywayName.folders(name(folder), any, tools().flyway(any))) {
          if (!location.equals(folder.normalize())) {
            around.put(location, ALL);
          }
        }
        return;
      }
    }
  }

  /** Scripts end in {@code .sql}; Flyway may be told otherwise, and its names have two underscores by default. */
  private static boolean mayBeScript(String name) {
    return name.regionMatches(true, name.length() - SQL.length(), SQL, 0, SQL.length())
        || name.indexOf("__", name.lastIndexOf('/') + 1) > 0 && !name.endsWith(".py") && !name.endsWith(JAVA);
  }

  /** Made when the first script is met: a history of Alembic does without. */
  private SqlScripts scripts() {
    if (scripts == null) {
      scripts = new SqlScripts(tools());
    }
    return scripts;
  }

  private SqlTools tools() {
    if (tools == null) {
      tools = new SqlTools();
    }
    return tools;
  }

  private void walk(Path root, Path shown, int depth, TreeMap<String, SourceFile> into)
      throws UnreadablePath {
    try {
      // A link that the user names is followed; those below it are not, so that no circle of links is walked.
      Path start = Files.isSymbolicLink(root) ? root.toRealPath() : root;
      int above = start.toString().length();
      String prefix = name(shown);
      Files.walkFileTree(
          start,
          Set.of(),
          depth,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
              boolean inside = !folder.equals(start);
              if (inside && name.endsWith(".py")) {
                add(folder);
              }
              return inside && (name.startsWith(".") || PASSED_OVER.contains(name))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString();
              if (attributes.isDirectory() ? name.endsWith(".py") : isSource(file, name)) {
                add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            /** A folder that may not be opened hides no other; what is in it is not the user's to judge. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
              if (isSource(file, file.getFileName().toString())) {
                add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            private boolean isSource(Path file, String name) {
              return name.endsWith(".py")
                  || mayBeScript(name) && scripts().isMigration(start, file)
                  || name.endsWith(JAVA) && JavaMigrations.isCandidate(start, file);
            }

            private void add(Path file) {
              // Text is cut here, since taking paths apart was a tenth of the time of a run over a large history.
              String below = file.toString().substring(above).replace(File.separatorChar, '/');
              String tail = below.startsWith("/") ? below.substring(1) : below;
              String name = prefix.isEmpty() || prefix.endsWith("/") ? prefix + tail : prefix + "/" + tail;
              into.put(name, SourceFile.of(name, file));
            }
          });
    } catch (IOException cause) {
      throw new UnreadablePath("cannot read " + shown + ": " + cause.getMessage());
    }
    if (!Files.isReadable(root)) {
      throw new UnreadablePath("cannot read " + shown + ": permission denied");
    }
  }

  private static String name(Path path) {
    List<String> parts = new ArrayList<>();
    path.normalize().forEach(part -> parts.add(part.toString()));
    String joined = String.join("/", parts);
    return path.isAbsolute() ? "/" + joined : joined;
  }

  /** A path that the user named and that cannot be read; the message is one line for the user. */
  public static final class UnreadablePath extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadablePath(String message) {
      super(message, null, false, false);
    }
  }
}
