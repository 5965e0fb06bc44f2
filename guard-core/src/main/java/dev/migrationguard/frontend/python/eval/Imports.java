package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Stmt;
import dev.migrationguard.frontend.python.eval.Value.Module;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.project.ModuleFile;
import dev.migrationguard.frontend.python.project.Project;
import dev.migrationguard.frontend.run.Budget;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The other files of the project, as far as a run asks for what they define.
 *
 * <p>A module is never run as a whole: of its statements only those that bind the name that is asked for, and what they
 * ask of the database is not part of the script.
 */
final class Imports {

  /** Imports that pass a name on from file to file; more of them is a circle. */
  private static final int MOST_HOPS = 20;

  private final Interpreter run;
  private final Path script;
  private final Project project;
  private final Map<Path, Module> modules = new HashMap<>();
  private final Map<String, Optional<Value>> known = new HashMap<>();
  private final Map<String, String> problems = new HashMap<>();
  private final Set<String> beingDefined = new HashSet<>();
  private int hops;

  Imports(Interpreter run, Path script, Project project) {
    this.run = run;
    this.script = script;
    this.project = project;
  }

  Optional<String> problem(String dotted) {
    return Optional.ofNullable(problems.get(dotted));
  }

  /** What a reference stands for where the project defines it, else the reference. */
  Value followed(Reference reference, Scope home) {
    if (!run.host().follows(reference.dotted())) {
      return reference;
    }
    return resolve(reference.dotted(), home).orElse(reference);
  }

  /** What a dotted name stands for, as a file of the project would import it. */
  Optional<Value> resolve(String dotted, Scope home) {
    Path importer = home.file().map(Imports::location).orElse(script);
    String key = importer + "\n" + dotted;
    Optional<Value> before = known.get(key);
    if (before != null) {
      return before;
    }
    if (hops >= MOST_HOPS) {
      return Optional.empty();
    }
    run.budget().spend(20);
    hops++;
    try {
      Optional<Value> found = project.find(importer, dotted).flatMap(at -> behind(at, dotted));
      known.put(key, found);
      return found;
    } finally {
      hops--;
    }
  }

  private static Path location(ModuleFile file) {
    return file.isPackage() ? file.path().resolve("__init__.py") : file.path();
  }

  private Optional<Value> behind(Project.Found found, String dotted) {
    Value at = module(found.module());
    String rest = found.rest();
    while (!rest.isEmpty()) {
      int dot = rest.indexOf('.');
      String name = dot < 0 ? rest : rest.substring(0, dot);
      rest = dot < 0 ? "" : rest.substring(dot + 1);
      Optional<Value> next =
          at instanceof Module module ? member(module, name) : Optional.of(run.evaluator().attribute(at, name));
      if (next.isEmpty()) {
        found.module().problem().ifPresent(why -> problems.put(dotted, why));
        return next;
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  private Module module(ModuleFile file) {
    Module known = modules.get(file.path());
    if (known != null) {
      return known;
    }
    Scope names = new Scope(file, name -> define(file, name));
    Module module = new Module(file, names);
    modules.put(file.path(), module);
    return module;
  }

  /** What a module defines under a name, or the module of that name inside a package. */
  Optional<Value> member(Module module, String name) {
    Optional<Value> bound = module.names().get(name);
    if (bound.isPresent()) {
      return bound.map(value ->
          value instanceof Reference reference ? followed(reference, module.names()) : value);
    }
    return project.child(module.file(), name).map(this::module);
  }

  /** Runs the statements of a module that bind a name. */
  private Optional<Value> define(ModuleFile file, String name) {
    Module module = module(file);
    String key = file.path() + "\n" + name;
    List<Stmt> statements = file.binding(name);
    if (!beingDefined.add(key)) {
      return Optional.empty();
    }
    int loan = run.budget().lend(Budget.DEFINITION);
    try {
      if (statements.isEmpty()) {
        return starred(file, name);
      }
      run.budget().spend(statements.size());
      run.host().aside(() -> run.calls().within(module.names(), () -> run.block(statements)));
      return Optional.ofNullable(module.names().own().get(name));
    } catch (Budget.Spent spent) {
      if (!run.budget().release(loan)) {
        throw spent;
      }
      module.names().set(name, new Value.Unknown("`" + name + "` takes more to define than the guard follows"));
      return module.names().get(name);
    } finally {
      run.budget().release(loan);
      beingDefined.remove(key);
    }
  }

  private Optional<Value> starred(ModuleFile file, String name) {
    Scope names = module(file).names();
    for (Stmt statement : file.binding("*")) {
      if (statement instanceof Stmt.ImportFrom from) {
        Optional<Value> found = starred(".".repeat(from.level()) + from.module(), name, names);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** What {@code from module import *} binds a name to. */
  Optional<Value> starred(String module, String name, Scope home) {
    if (!run.host().follows(module)) {
      return run.host().starred(module, name);
    }
    return resolve(module, home)
        .flatMap(value -> value instanceof Module known ? member(known, name) : Optional.empty());
  }
}
