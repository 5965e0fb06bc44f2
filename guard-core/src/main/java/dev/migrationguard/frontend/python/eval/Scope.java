package dev.migrationguard.frontend.python.eval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a function or a file sees. Changes as the run goes on. */
public final class Scope {

  private final Optional<Scope> outer;
  private final Map<String, Value> names;
  private final Set<String> declaredOuter = new HashSet<>();

  /** The names of a file. */
  public Scope() {
    this(Optional.empty(), new HashMap<>());
  }

  private Scope(Optional<Scope> outer, Map<String, Value> names) {
    this.outer = outer;
    this.names = names;
  }

  /** The names of a function defined here. */
  Scope inner() {
    return new Scope(Optional.of(this), new HashMap<>());
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
        return Optional.empty();
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
    declaredOuter.add(name);
  }

  /** The names bound in this scope itself. */
  public Map<String, Value> own() {
    return names;
  }

  /** A copy of the names bound here, to return to. */
  Map<String, Value> snapshot() {
    return new HashMap<>(names);
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
