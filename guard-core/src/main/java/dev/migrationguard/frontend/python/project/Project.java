package dev.migrationguard.frontend.python.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The files that scripts import from their own projects. One serves a whole history, and several threads: a helper is
 * parsed once.
 */
public final class Project {

  /** Modules that are kept; a history that imports more of them would hold too much memory. */
  private static final int MOST_MODULES = 2_000;

  private final ConcurrentMap<Path, ProjectRoot> roots = new ConcurrentHashMap<>();
  private final ConcurrentMap<Path, Optional<ModuleFile>> modules = new ConcurrentHashMap<>();

  /**
   * What a dotted name leads to.
   *
   * @param module the innermost module on the way
   * @param rest   what is left of the name behind it, without a leading dot; empty when it is the module itself
   */
  public record Found(ModuleFile module, String rest) {}

  /**
   * Looks up a module or something in a module.
   *
   * @param importer the file that imports it
   * @param dotted   its name; as many dots in front as Python writes for a relative import
   * @return empty where the project has no such module
   */
  public Optional<Found> find(Path importer, String dotted) {
    Path file = importer.toAbsolutePath().normalize();
    Path folder = file.getParent() == null ? file : file.getParent();
    int dots = 0;
    while (dots < dotted.length() && dotted.charAt(dots) == '.') {
      dots++;
    }
    String name = dotted.substring(dots);
    ProjectRoot root = roots.computeIfAbsent(folder, ProjectRoot::of);
    if (dots > 0) {
      Path base = folder;
      for (int i = 1; i < dots && base != null; i++) {
        base = base.getParent();
      }
      return base == null || !base.startsWith(root.folder()) ? Optional.empty() : within(base, name, root, true);
    }
    for (Path source : root.sources()) {
      Optional<Found> found = within(source, name, root, false);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The module of that name inside a package. */
  public Optional<ModuleFile> child(ModuleFile parent, String name) {
    if (!parent.isPackage() || !plain(name)) {
      return Optional.empty();
    }
    ProjectRoot root = roots.computeIfAbsent(parent.path(), ProjectRoot::of);
    return module(parent.path(), name, root);
  }

  private Optional<Found> within(Path base, String dotted, ProjectRoot root, boolean packageItself) {
    Optional<ModuleFile> at = packageItself ? folder(base, root) : Optional.empty();
    Path folder = base;
    String rest = dotted;
    while (!rest.isEmpty()) {
      int dot = rest.indexOf('.');
      String head = dot < 0 ? rest : rest.substring(0, dot);
      Optional<ModuleFile> next = plain(head) ? module(folder, head, root) : Optional.empty();
      if (next.isEmpty()) {
        break;
      }
      at = next;
      folder = next.get().path();
      rest = dot < 0 ? "" : rest.substring(dot + 1);
      if (!next.get().isPackage()) {
        break;
      }
    }
    // A folder that only bears the name, without any Python of its own, is no package of the project.
    if (at.isPresent() && !rest.isEmpty() && at.get().isPackage() && !initialised(at.get().path())) {
      return Optional.empty();
    }
    String left = rest;
    return at.map(module -> new Found(module, left));
  }

  private static boolean initialised(Path folder) {
    return Files.exists(folder.resolve("__init__.py"));
  }

  private Optional<ModuleFile> module(Path folder, String name, ProjectRoot root) {
    Path asFolder = folder.resolve(name);
    Optional<ModuleFile> known = modules.get(asFolder);
    if (known != null) {
      return known;
    }
    Path file = folder.resolve(name + ".py");
    Optional<ModuleFile> found = Optional.empty();
    if (Files.isDirectory(asFolder) && (initialised(asFolder) || !Files.exists(file))) {
      found = folder(asFolder, root);
    } else if (Files.isRegularFile(file) && inside(file, root)) {
      found = Optional.of(new ModuleFile(file, shown(file, root), false));
    }
    return keep(asFolder, found);
  }

  private Optional<ModuleFile> folder(Path folder, ProjectRoot root) {
    Path key = folder.resolve("__init__");
    Optional<ModuleFile> known = modules.get(key);
    if (known != null) {
      return known;
    }
    return keep(
        key,
        inside(folder, root)
            ? Optional.of(new ModuleFile(folder, shown(folder.resolve("__init__.py"), root), true))
            : Optional.empty());
  }

  private Optional<ModuleFile> keep(Path key, Optional<ModuleFile> found) {
    if (modules.size() >= MOST_MODULES) {
      return found;
    }
    Optional<ModuleFile> before = modules.putIfAbsent(key, found);
    return before == null ? found : before;
  }

  /** Whether a path lies in the project also after its symbolic links. */
  private static boolean inside(Path path, ProjectRoot root) {
    try {
      return path.toRealPath().startsWith(root.folder().toRealPath());
    } catch (IOException gone) {
      return false;
    }
  }

  private static String shown(Path file, ProjectRoot root) {
    return root.folder().relativize(file).toString().replace('\\', '/');
  }

  private static boolean plain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isJavaIdentifierPart(name.charAt(i)) || name.charAt(i) == 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /**
   * The text of a file of the project, for SQL that lies beside a script.
   *
   * @param script   the script that reads it
   * @param location its path; taken from the script's folder where it is relative
   * @return empty where there is no such file in the project, or it is no text of at most a megabyte
   */
  public Optional<String> text(Path script, String location) {
    try {
      Path file = script.toAbsolutePath().normalize();
      Path folder = file.getParent() == null ? file : file.getParent();
      ProjectRoot root = roots.computeIfAbsent(folder, ProjectRoot::of);
      Path wanted = folder.resolve(location).normalize();
      if (!Files.isRegularFile(wanted)) {
        wanted = root.folder().resolve(location).normalize();
      }
      boolean fits =
          Files.isRegularFile(wanted) && inside(wanted, root) && Files.size(wanted) <= ModuleFile.LARGEST;
      return fits ? Optional.of(Files.readString(wanted, StandardCharsets.UTF_8)) : Optional.empty();
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}
