package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.ProjectModules.Found;
import dev.migrationguard.frontend.alembic.ProjectModules.Loaded;
import dev.migrationguard.frontend.project.SmallFile;
import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.ClassValue;
import dev.migrationguard.frontend.python.eval.Value.Mapping;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.model.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks for the naming convention that a project's {@code target_metadata} has. */
final class ConventionSearch {

  private static final String WORD = "naming_convention";

  /** From one file to the next; a model's base is seldom further away. */
  private static final int HOPS = 6;

  /** Files that are looked through where {@code env.py} does not say which one it is. */
  private static final int MOST = 4_000;

  private static final Set<String> PASSED_OVER =
      Set.of(
          "node_modules", "__pycache__", "site-packages", "venv", "env", "build", "dist", "tests", "test", "versions");

  private final ProjectModules modules;
  private final Function<Path, String> shown;
  private final EnvScript env;
  private final Path file;
  private final Path root;
  private Optional<Optional<NamingConvention>> visible = Optional.empty();
  private Optional<Optional<NamingConvention>> anywhere = Optional.empty();
  private boolean leadsNowhere;

  /**
   * A search.
   *
   * @param env   the {@code env.py}
   * @param file  where it lies
   * @param root  the folder of the project
   * @param shown how the user would name a file
   */
  ConventionSearch(EnvScript env, Path file, Path root, ProjectModules modules, Function<Path, String> shown) {
    this.env = env;
    this.file = file;
    this.root = root;
    this.modules = modules;
    this.shown = shown;
  }

  /** The convention of what {@code env.py} calls its metadata; empty where there is none, or none that is visible. */
  Optional<NamingConvention> visible() {
    if (visible.isEmpty()) {
      visible = Optional.of(fromMetadata());
    }
    return visible.get();
  }

  /** The same; where the metadata come from an application out of sight, that of the only file which has one. */
  Optional<NamingConvention> anywhere() {
    if (anywhere.isEmpty()) {
      Optional<NamingConvention> seen = visible();
      anywhere = Optional.of(leadsNowhere ? only() : seen);
    }
    return anywhere.get();
  }

  private Optional<NamingConvention> fromMetadata() {
    Optional<Value> metadata = env.metadata();
    if (metadata.isEmpty() || metadata.get() instanceof Value.None) {
      return Optional.empty();
    }
    List<ModuleHost.Convention> own = env.host().module().conventions();
    if (!own.isEmpty()) {
      Place place = new Place(shown.apply(file), own.get(0).span());
      return Optional.of(new NamingConvention(own.get(0).names(), env.host().interpreter(), place));
    }
    List<String> references = new ArrayList<>();
    collect(metadata.get(), references);
    boolean seen = false;
    for (String dotted : references) {
      Optional<Found> found = modules.find(dotted, file);
      seen |= found.isPresent();
      Optional<NamingConvention> convention = found.flatMap(at -> in(at, HOPS));
      if (convention.isPresent()) {
        return convention;
      }
    }
    leadsNowhere = !seen;
    return Optional.empty();
  }

  private Optional<NamingConvention> in(Found found, int hops) {
    Loaded module = found.module();
    Optional<NamingConvention> here = in(module);
    if (here.isPresent() || hops == 0) {
      return here;
    }
    int dot = found.rest().indexOf('.');
    String name = dot < 0 ? found.rest() : found.rest().substring(0, dot);
    List<String> references = new ArrayList<>();
    module.globals().get(name).ifPresent(value -> collect(value, references));
    for (String dotted : references) {
      Optional<NamingConvention> convention =
          modules
              .find(dotted, module.path())
              .filter(next -> next.module() != module)
              .flatMap(next -> in(next, hops - 1));
      if (convention.isPresent()) {
        return convention;
      }
    }
    return Optional.empty();
  }

  private Optional<NamingConvention> in(Loaded module) {
    Optional<ModuleHost.Convention> found = module.host().conventions().stream().findFirst().or(() -> assigned(module));
    return found.map(
        c -> new NamingConvention(
            c.names(), module.interpreter(), new Place(shown.apply(module.path()), c.span())));
  }

  /** {@code Base.metadata.naming_convention = convention}. */
  private static Optional<ModuleHost.Convention> assigned(Loaded module) {
    for (Stmt statement : module.source().body()) {
      if (statement instanceof Stmt.Assign assign
          && assign.targets().get(0) instanceof Expr.Attribute target
          && target.attribute().equals(WORD)
          && assign.value() instanceof Expr.Name name
          && module.globals().get(name.id()).orElse(null) instanceof Mapping names) {
        return Optional.of(new ModuleHost.Convention(names, statement.span()));
      }
    }
    return Optional.empty();
  }

  /** The names of other files that a value is made of. */
  private static void collect(Value value, List<String> into) {
    switch (value) {
      case Reference reference -> into.add(reference.dotted());
      case Method method -> collect(method.receiver(), into);
      case Built built -> {
        collect(built.callee(), into);
        built.arguments().positional().forEach(argument -> collect(argument, into));
        built.arguments().named().values().forEach(argument -> collect(argument, into));
      }
      case ClassValue type -> {
        Value own = type.members().own().get("metadata");
        if (own != null) {
          collect(own, into);
        }
        type.bases().forEach(base -> collect(base, into));
      }
      default -> {}
    }
  }

  private Optional<NamingConvention> only() {
    List<NamingConvention> found = new ArrayList<>();
    int[] left = {MOST};
    try {
      Files.walkFileTree(root, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
          String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
          boolean skipped = !folder.equals(root) && (name.startsWith(".") || PASSED_OVER.contains(name));
          return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          if (file.toString().endsWith(".py")) {
            if (left[0]-- == 0) {
              found.clear();
              return FileVisitResult.TERMINATE;
            }
            if (mentions(file)) {
              modules.load(file).flatMap(module -> in(module)).ifPresent(found::add);
            }
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException cause) {
      return Optional.empty();
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean mentions(Path file) {
    return SmallFile.bytes(file)
        .filter(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(WORD))
        .isPresent();
  }
}
