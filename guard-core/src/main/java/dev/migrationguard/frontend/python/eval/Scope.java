package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.project.ModuleFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The names that a function or a file sees. Changes as the run goes on. */
public final class Scope {

  private final Optional<Scope> outer;
  private final Scope root;
  private final Map<String, Value> names;
  private final boolean ofClass;
  private final Optional<ModuleFile> file;
  private final Function<String, Optional<Value>> definitions;
  private Set<String> declaredOuter = Set.of();
  private List<String> stars = List.of();

  /** The names of a file. */
  public Scope() {
    this(Optional.empty(), new HashMap<>(), false, Optional.empty(), name -> Optional.empty());
  }

  /**
   * The names of a file that is imported.
   *
   * @param definitions defines a name when it is first asked for
   */
  Scope(ModuleFile file, Function<String, Optional<Value>> definitions) {
    this(Optional.empty(), new HashMap<>(), false, Optional.of(file), definitions);
  }

  private Scope(
      Optional<Scope> outer,
      Map<String, Value> names,
      boolean ofClass,
      Optional<ModuleFile> file,
      Function<String, Optional<Value>> definitions) {
    this.outer = outer;
    this.root = outer.isPresent() ? outer.get().root : this;
    this.names = names;
    this.ofClass = ofClass;
    this.file = file;
    this.definitions = definitions;
  }

  /** The names of a function defined here. */
  Scope inner() {
    return new Scope(Optional.of(this), new HashMap<>(), false, Optional.empty(), name -> Optional.empty());
  }

  /** The names of a class defined here, which keep their order. */
  Scope ofClass() {
    return new Scope(Optional.of(this), new LinkedHashMap<>(), true, Optional.empty(), name -> Optional.empty());
  }

  /** What a function defined here sees: a method does not see the names of its class. */
  Scope seenByFunctions() {
    return ofClass ? outer.orElseThrow().seenByFunctions() : this;
  }

  /** The names of the file. */
  Scope root() {
    return root;
  }

  /** The file, where it is another than the one that was loaded. */
  Optional<ModuleFile> file() {
    return file;
  }

  /** The value of a name. */
  public Optional<Value> get(String name) {
    Scope scope = this;
    while (true) {
      Value value = scope.names.get(name);
      if (value != null) {
        return Optional.of(value);
      }
      if (scope.outer.isEmpty()) {
        return scope.definitions.apply(name);
      }
      scope = scope.outer.get();
    }
  }

  /** Binds a name. */
  public void set(String name, Value value) {
    if (declaredOuter.contains(name) && outer.isPresent()) {
      Scope scope = outer.get();
      while (scope.outer.isPresent() && !scope.names.containsKey(name)) {
        scope = scope.outer.get();
      }
      scope.names.put(name, value);
    } else {
      names.put(name, value);
    }
  }

  /** {@code global} and {@code nonlocal}. */
  void declareOuter(String name) {
    if (declaredOuter.isEmpty()) {
      declaredOuter = new HashSet<>();
    }
    declaredOuter.add(name);
  }

  /** {@code from module import *}. */
  void addStar(String module) {
    if (root.stars.isEmpty()) {
      root.stars = new ArrayList<>();
    }
    root.stars.add(module);
  }

  /** The modules all of whose names are imported, the last first. */
  List<String> stars() {
    return root.stars.isEmpty() ? root.stars : new ArrayList<>(root.stars).reversed();
  }

  /** The names bound in this scope itself. */
  public Map<String, Value> own() {
    return names;
  }

  /** A copy of the names bound here, to return to. */
  Map<String, Value> snapshot() {
    return ofClass ? new LinkedHashMap<>(names) : new HashMap<>(names);
  }

  void restore(Map<String, Value> snapshot) {
    names.clear();
    names.putAll(snapshot);
  }

  /**
   * What is known where two ways meet: a name that both bind to the same value keeps it.
   *
   * @param other the names at the end of the way that was taken first
   */
  void join(Map<String, Value> other) {
    Set<String> all = new HashSet<>(names.keySet());
    all.addAll(other.keySet());
    for (String name : all) {
      Value mine = names.get(name);
      Value theirs = other.get(name);
      if (mine == theirs) {
        continue;
      }
      if (mine == null || theirs == null) {
        names.put(name, mine == null ? theirs : mine);
      } else {
        names.put(name, Values.join(theirs, mine, name));
      }
    }
  }
}
