package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.project.SmallFile;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.PythonReader;
import dev.migrationguard.frontend.python.eval.Interpreter;
import dev.migrationguard.frontend.python.eval.Scope;
import dev.migrationguard.model.Guards;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a project that its {@code env.py} imports, each run once over what its source shows. */
final class ProjectModules {

  /** So many files are opened for one question. */
  private static final int MOST = 24;

  private final List<Path> roots;
  private final Map<Path, Optional<Loaded>> loaded = new HashMap<>();

  /**
   * A file that was run.
   *
   * @param path where it lies
   */
  record Loaded(Path path, PythonModule source, Interpreter interpreter, ModuleHost host) {

    Scope globals() {
      return interpreter.globals();
    }
  }

  /**
   * A name of a file.
   *
   * @param rest what stands behind the file's own name: {@code Base.metadata}
   */
  record Found(Loaded module, String rest) {}

  /** Modules that are looked for below these folders. */
  ProjectModules(List<Path> roots) {
    List<Path> all = new ArrayList<>();
    for (Path root : roots) {
      all.add(root);
      all.add(root.resolve("src"));
    }
    this.roots = List.copyOf(all);
  }

  /**
   * The file that a dotted name stands in.
   *
   * @param dotted as an import gives it; dots in front lead up from the importing file
   * @param from   the importing file
   */
  Optional<Found> find(String dotted, Path from) {
    int level = 0;
    while (level < dotted.length() && dotted.charAt(level) == '.') {
      level++;
    }
    String[] parts = dotted.substring(level).split("\\.", -1);
    if (level > 0) {
      Path base = from.getParent();
      for (int i = 1; i < level && base != null; i++) {
        base = base.getParent();
      }
      return base == null ? Optional.empty() : below(base, parts);
    }
    for (Path root : roots) {
      if (Files.isDirectory(root.resolve(parts[0])) || Files.isRegularFile(root.resolve(parts[0] + ".py"))) {
        Optional<Found> found = below(root, parts);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Found> below(Path root, String[] parts) {
    Path at = root;
    for (int i = 0; i < parts.length; i++) {
      Path file = at.resolve(parts[i] + ".py");
      if (Files.isRegularFile(file)) {
        return load(file).map(module -> new Found(module, rest(parts, file, root)));
      }
      Path folder = at.resolve(parts[i]);
      if (!Files.isDirectory(folder)) {
        break;
      }
      at = folder;
    }
    Path init = at.resolve("__init__.py");
    return at.equals(root) && !Files.isRegularFile(init)
        ? Optional.empty()
        : load(init).map(module -> new Found(module, rest(parts, init.getParent(), root)));
  }

  private static String rest(String[] parts, Path file, Path root) {
    int used = root.relativize(file).getNameCount();
    int from = file.equals(root) ? 0 : used;
    return String.join(".", List.of(parts).subList(Math.min(from, parts.length), parts.length));
  }

  Optional<Loaded> load(Path file) {
    if (!loaded.containsKey(file)) {
      loaded.put(file, loaded.size() >= MOST ? Optional.empty() : read(file));
    }
    return loaded.get(file);
  }

  private static Optional<Loaded> read(Path file) {
    Optional<byte[]> source = SmallFile.bytes(file);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    try {
      PythonModule module = PythonReader.read(source.get());
      ModuleHost host = new ModuleHost();
      Interpreter interpreter = new Interpreter(host, Guards.NONE);
      interpreter.load(module);
      return Optional.of(new Loaded(file, module, interpreter, host));
    } catch (PythonReader.Failure notPython) {
      return Optional.empty();
    }
  }
}
