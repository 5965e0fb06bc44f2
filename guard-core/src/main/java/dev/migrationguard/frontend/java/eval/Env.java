package dev.migrationguard.frontend.java.eval;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The local names that a statement sees, with the object and the class that it stands in. */
final class Env {

  private final Optional<Env> outer;
  private final JavaClass type;
  private final Optional<Value.Instance> self;
  private final Map<String, Cell> names = new HashMap<>(4);

  private Env(Optional<Env> outer, JavaClass type, Optional<Value.Instance> self) {
    this.outer = outer;
    this.type = type;
    this.self = self;
  }

  /** The names of a method that starts. */
  static Env of(JavaClass type, Optional<Value.Instance> self) {
    return new Env(Optional.empty(), type, self);
  }

  /** The names of a method of an anonymous class, which sees those around it. */
  static Env within(Env outer, JavaClass type, Optional<Value.Instance> self) {
    return new Env(Optional.of(outer), type, self);
  }

  /** The names of a block. */
  Env block() {
    return new Env(Optional.of(this), type, self);
  }

  JavaClass type() {
    return type;
  }

  Optional<Value.Instance> self() {
    return self;
  }

  Optional<Env> outer() {
    return outer;
  }

  void define(String name, Value value) {
    names.put(name, new Cell(value));
  }

  /** A name that is defined right here. */
  Optional<Cell> own(String name) {
    return Optional.ofNullable(names.get(name));
  }

  /** Whether what lies around it belongs to another object or class. */
  boolean outermost() {
    return outer.isEmpty() || outer.get().type != type || !outer.get().self.equals(self);
  }
}
