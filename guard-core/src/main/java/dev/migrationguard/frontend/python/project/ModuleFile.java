package dev.migrationguard.frontend.python.project;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.PythonReader;
import dev.migrationguard.frontend.python.Stmt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A module of the project: a file, or a folder that is a package. Parsed when it is first asked for a name. */
public final class ModuleFile {

  /** Bytes of a helper; the largest script met has 281 KB. */
  static final long LARGEST = 1 << 20;

  private final Path path;
  private final String name;
  private final boolean folder;
  private Optional<Map<String, List<Stmt>>> bindings = Optional.empty();
  private List<Stmt> body = List.of();
  private Optional<String> problem = Optional.empty();

  ModuleFile(Path path, String name, boolean folder) {
    this.path = path;
    this.name = name;
    this.folder = folder;
  }

  /** Where it lies: a package's own folder, else the file. */
  public Path path() {
    return path;
  }

  /** Its file as reports name it: from the project's folder, with forward slashes. */
  public String name() {
    return name;
  }

  /** Whether it is a folder with modules inside. */
  public boolean isPackage() {
    return folder;
  }

  /** Why it cannot be read; empty while it can, or was not asked for anything. */
  public synchronized Optional<String> problem() {
    return problem;
  }

  /** The statements of the file itself that bind a name or change what it is bound to, in order. */
  public synchronized List<Stmt> binding(String wanted) {
    return bindings().getOrDefault(wanted, List.of());
  }

  /** The statements of the file itself. */
  public synchronized List<Stmt> body() {
    bindings();
    return body;
  }

  private Map<String, List<Stmt>> bindings() {
    if (bindings.isEmpty()) {
      Map<String, List<Stmt>> found = new HashMap<>();
      for (Stmt statement : parse()) {
        List<String> names = new ArrayList<>();
        names(statement, names);
        for (String bound : names) {
          List<Stmt> all = found.computeIfAbsent(bound, key -> new ArrayList<>());
          if (all.isEmpty() || all.get(all.size() - 1) != statement) {
            all.add(statement);
          }
        }
      }
      bindings = Optional.of(found);
    }
    return bindings.get();
  }

  private List<Stmt> parse() {
    Path file = folder ? path.resolve("__init__.py") : path;
    try {
      if (folder && !Files.exists(file)) {
        return List.of();
      }
      if (!Files.isRegularFile(file)) {
        problem = Optional.of("it is not a regular file");
      } else if (Files.size(file) > LARGEST) {
        problem = Optional.of("it is larger than the " + LARGEST / 1024 + " KB that the guard follows into");
      } else {
        PythonModule module = PythonReader.read(Files.readAllBytes(file));
        body = module.body();
      }
    } catch (IOException unreadable) {
      problem = Optional.of("it cannot be read");
    } catch (PythonReader.Failure failure) {
      problem = Optional.of("it is not Python: " + failure.getMessage());
    }
    return body;
  }

  private static void names(Stmt statement, List<String> into) {
    switch (statement) {
      case Stmt.FunctionDef s -> into.add(s.name());
      case Stmt.ClassDef s -> into.add(s.name());
      case Stmt.Assign s -> s.targets().forEach(target -> names(target, into));
      case Stmt.AnnotatedAssign s -> {
        if (s.value().isPresent()) {
          names(s.target(), into);
        }
      }
      case Stmt.AugmentedAssign s -> names(s.target(), into);
      case Stmt.Import s -> s.names().forEach(alias -> into.add(alias.as().orElseGet(() -> top(alias.name()))));
      case Stmt.ImportFrom s -> s.names().forEach(alias -> into.add(alias.as().orElse(alias.name())));
      // RULES.append(…)
      case Stmt.Expression s -> {
        if (s.value() instanceof Expr.Call call && call.function() instanceof Expr.Attribute changed) {
          names(changed.value(), into);
        }
      }
      case Stmt.If s -> {
        s.body().forEach(inner -> names(inner, into));
        s.orElse().forEach(inner -> names(inner, into));
      }
      case Stmt.Try s -> {
        s.body().forEach(inner -> names(inner, into));
        s.handlers().forEach(handler -> handler.body().forEach(inner -> names(inner, into)));
        s.orElse().forEach(inner -> names(inner, into));
      }
      case Stmt.For s -> {
        names(s.target(), into);
        s.body().forEach(inner -> names(inner, into));
      }
      case Stmt.With s -> s.body().forEach(inner -> names(inner, into));
      default -> {}
    }
  }

  private static void names(Expr target, List<String> into) {
    switch (target) {
      case Expr.Name e -> into.add(e.id());
      case Expr.TupleDisplay e -> e.elements().forEach(element -> names(element, into));
      case Expr.ListDisplay e -> e.elements().forEach(element -> names(element, into));
      case Expr.Subscript e -> names(e.value(), into);
      default -> {}
    }
  }

  private static String top(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }
}
