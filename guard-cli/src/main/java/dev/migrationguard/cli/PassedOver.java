package dev.migrationguard.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** The SQL of folders in which no migration was found: nothing is silence about what was there. */
final class PassedOver extends SimpleFileVisitor<Path> {

  /** As many files as it looks at: it is a hint, and not worth a walk over a whole disk. */
  private static final int MOST = 20_000;

  private Path root = Path.of("");
  private Path first = Path.of("");
  private int scripts;
  private int seen;

  private PassedOver() {}

  /** Says which scripts lie below the paths that are not named as any tool names its migrations. */
  static void tell(List<Path> paths, Io io) {
    PassedOver scripts = new PassedOver();
    for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      try {
        scripts.root = io.directory().resolve(path).normalize();
        Files.walkFileTree(scripts.root, scripts);
      } catch (IOException e) {
        // What cannot be opened is told by those who have to read it.
        return;
      }
    }
    if (scripts.scripts > 0) {
      String others = scripts.scripts == 1 ? "" : " and " + (scripts.scripts - 1) + " more .sql";
      io.complain(
          "passed over " + scripts.name(io.directory()) + others
              + ", which no tool would take for a migration by its name; name a file itself to have it read");
    }
  }

  private String name(Path directory) {
    return directory.toAbsolutePath().relativize(first.toAbsolutePath()).toString().replace('\\', '/');
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (file.getFileName().toString().endsWith(".sql")) {
      if (scripts == 0 || file.compareTo(first) < 0) {
        first = file;
      }
      scripts++;
    }
    return ++seen < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) {
    return FileVisitResult.CONTINUE;
  }
}
