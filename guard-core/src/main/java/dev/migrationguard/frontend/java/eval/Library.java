package dev.migrationguard.frontend.java.eval;

import java.util.List;
import java.util.Optional;

/**
 * What one library that migrations use does. A run asks it for all that the project itself does not define; it answers
 * empty for what is none of its own.
 */
public interface Library {

  /** A value of a type that the source only declares: an injected field, a parameter, a cast. */
  default Optional<Value> ofType(String type) {
    return Optional.empty();
  }

  /**
   * {@code new Type(…)}.
   *
   * @param type its full name as far as the imports show it; of one from a package that is imported as a whole, that
   *     name as soon as {@link #knows} it
   */
  default Optional<Value> create(String type, List<Value> arguments, Site site) {
    return Optional.empty();
  }

  /** Whether a class of that full name is one of its own: which of several wildcard imports means it. */
  default boolean knows(String type) {
    return false;
  }

  /** {@code Type.NAME}. */
  default Optional<Value> constant(String type, String name) {
    return Optional.empty();
  }

  /** {@code Type.method(…)}, also through a static import. */
  default Optional<Value> function(String type, String method, List<Value> arguments, Site site) {
    return Optional.empty();
  }

  /** {@code receiver.method(…)}: of a value that it made, or of one that is not known. */
  default Optional<Value> method(Value receiver, String method, List<Value> arguments, Site site) {
    return Optional.empty();
  }

  /** {@code value instanceof Type}, and a cast of it. */
  default Optional<Value> isInstance(Value value, String type) {
    return Optional.empty();
  }
}
