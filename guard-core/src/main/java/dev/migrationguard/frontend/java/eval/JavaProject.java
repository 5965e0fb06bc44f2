package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.project.ProjectFolders;
import dev.migrationguard.frontend.project.Shown;
import dev.migrationguard.frontend.project.SmallFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of a project around its migrations, found by the packages that they are in. Safe for several threads. */
public final class JavaProject {

  /** Folders that are looked into for the other modules of a project. */
  private static final int MOST_FOLDERS = 400;

  /** Files that lie where a project in Java, or a module of one, starts. */
  private static final List<String> SIGNS =
      List.of(".git", "pom.xml", "settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts");

  /** How deep a module may lie in its project. */
  private static final int MODULE_DEPTH = 3;

  private final Shown shown;
  private final Path root;
  private final Cache files;

  /** What was read and found for all migrations of a run. */
  public static final class Cache {

    private final Map<Path, Optional<JavaFile>> read = new ConcurrentHashMap<>();
    private final Map<Path, List<Path>> modules = new ConcurrentHashMap<>();
  }

  /**
   * The project of a migration.
   *
   * @param migration   its file
   * @param packageName its package
   */
  public JavaProject(SourceFile migration, String packageName, Cache files) {
    this.shown = new Shown(migration);
    this.root = root(migration.path().toAbsolutePath().normalize(), packageName);
    this.files = files;
  }

  /** The folder that packages start from: that of the file without its package. */
  private static Path root(Path file, String packageName) {
    Path folder = file.getParent();
    String[] parts = packageName.isEmpty() ? new String[0] : packageName.split("\\.");
    for (int i = parts.length - 1; i >= 0 && folder != null; i--) {
      if (folder.getFileName() == null || !folder.getFileName().toString().equals(parts[i])) {
        return file.getParent();
      }
      folder = folder.getParent();
    }
    return folder == null ? file.getRoot() : folder;
  }

  /** The folder that packages start from. */
  public Path root() {
    return root;
  }

  /** The class of a full name, with those around it separated by dots too. */
  Optional<JavaClass> find(String dotted, JavaFile from) {
    int end = dotted.length();
    while (end > 0) {
      String outer = dotted.substring(0, end);
      Optional<JavaFile> file = file(outer);
      if (file.isPresent()) {
        return inside(file.get(), dotted, end);
      }
      end = outer.lastIndexOf('.');
      // Only what starts with a capital letter has classes in it.
      if (end > 0 && !Character.isUpperCase(dotted.charAt(dotted.lastIndexOf('.', end - 1) + 1))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<JavaClass> inside(JavaFile file, String dotted, int end) {
    String simple = dotted.substring(dotted.lastIndexOf('.', end - 1) + 1, end);
    Optional<JavaClass> at = Optional.empty();
    for (JavaClass type : file.types()) {
      if (type.name().equals(simple)) {
        at = Optional.of(type);
      }
    }
    if (end < dotted.length()) {
      for (String name : dotted.substring(end + 1).split("\\.")) {
        at = at.flatMap(type -> type.type(name));
      }
    }
    return at;
  }

  private Optional<JavaFile> file(String dotted) {
    if (dotted.startsWith("java.") || dotted.startsWith("javax.") || dotted.startsWith("org.springframework.")) {
      return Optional.empty();
    }
    String path = dotted.replace('.', '/') + ".java";
    Optional<JavaFile> own = read(root, path);
    if (own.isPresent()) {
      return own;
    }
    for (Path module : modules()) {
      Optional<JavaFile> found = read(module, path);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<JavaFile> read(Path folder, String name) {
    Path path;
    try {
      path = folder.resolve(name);
    } catch (InvalidPathException cause) {
      return Optional.empty();
    }
    Optional<JavaFile> before = files.read.get(path);
    if (before == null) {
      before = SmallFile.bytes(path).flatMap(bytes -> parsed(path, bytes));
      files.read.putIfAbsent(path, before);
    }
    return before;
  }

  private Optional<JavaFile> parsed(Path path, byte[] bytes) {
    try {
      return Optional.of(JavaReader.read(shown.name(path), bytes));
    } catch (JavaReader.Failure failure) {
      return Optional.empty();
    }
  }

  /** Where the packages of the project's other modules start. */
  private List<Path> modules() {
    return files.modules.computeIfAbsent(root, folder -> {
      List<Path> found = new ArrayList<>();
      Optional<Path> top = top(folder);
      if (top.isPresent()) {
        collect(top.get(), 0, new int[] {0}, found);
        found.remove(folder);
      }
      return List.copyOf(found);
    });
  }

  /** The outermost folder that is built or under version control; empty where nothing shows a project. */
  private static Optional<Path> top(Path folder) {
    Optional<Path> top = Optional.empty();
    for (Path above : ProjectFolders.upFrom(folder)) {
      for (String sign : SIGNS) {
        if (Files.exists(above.resolve(sign))) {
          top = Optional.of(above);
        }
      }
    }
    return top;
  }

  private static void collect(Path folder, int depth, int[] seen, List<Path> into) {
    Path sources = folder.resolve("src/main/java");
    if (Files.isDirectory(sources)) {
      into.add(sources);
    }
    if (depth == MODULE_DEPTH) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        String name = child.getFileName().toString();
        boolean passed = name.startsWith(".") || name.equals("src") || name.equals("node_modules")
            || name.equals("target") || name.equals("build");
        if (!passed && Files.isDirectory(child) && seen[0]++ < MOST_FOLDERS) {
          collect(child, depth + 1, seen, into);
        }
      }
    } catch (IOException cause) {
      // A folder that may not be opened holds none of the project's modules.
      return;
    }
  }

  /** The text of a resource of the project: what lies beside the sources, in the folder of resources. */
  public Optional<Resource> resource(String name) {
    String bare = name.startsWith("classpath:") ? name.substring("classpath:".length()) : name;
    String path = bare.startsWith("/") ? bare.substring(1) : bare;
    List<Path> folders = new ArrayList<>();
    folders.add(root);
    if (root.endsWith("java")) {
      folders.add(root.resolveSibling("resources"));
    }
    for (Path module : modules()) {
      folders.add(module.resolveSibling("resources"));
    }
    for (Path above : ProjectFolders.upFrom(root)) {
      folders.add(above);
    }
    for (Path folder : folders) {
      try {
        Path file = folder.resolve(path).normalize();
        Optional<String> text = SmallFile.text(file);
        if (text.isPresent()) {
          return Optional.of(new Resource(shown.name(file), text.get()));
        }
      } catch (InvalidPathException cause) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A file beside the sources: its name, as the user would name it, and its text. */
  public record Resource(String name, String text) {}
}
