package dev.migrationguard.frontend.python.eval;

import dev.migrationguard.frontend.python.Expr;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.model.Span;
import java.util.Optional;

/** What a run meets that the file itself does not define: the framework that runs it, and the database behind. */
public interface Host {

  /** A name that nothing in the file binds. */
  Optional<Value> name(String name);

  /** {@code receiver.name} where the receiver is a reference, a built value or the host's own. */
  Optional<Value> attribute(Value receiver, String name);

  /**
   * A call of something that the file does not define.
   *
   * @param callee    a reference, a method of a value, a value of the host, or unknown
   * @param arguments what it is given
   * @param site      where
   * @param statement whether the result is thrown away
   */
  Value call(Value callee, Arguments arguments, Expr.Call site, boolean statement);

  /**
   * {@code left operator right} where one side is the host's own; empty where the host does not know it either.
   *
   * @param operator as Python writes it; {@code isinstance} for that function
   */
  Optional<Value> compare(Value left, String operator, Value right);

  /** Whether a module may be one of the project's: none that the host knows better is looked for there. */
  default boolean follows(String dotted) {
    return false;
  }

  /** What {@code from module import *} binds a name to, for a module that is not followed. */
  default Optional<Value> starred(String module, String name) {
    return Optional.empty();
  }

  /** Something that the file defines under a decorator that the host may know. */
  default void decorated(Value.Built decorator, Value definition) {}

  /** How much the run has asked of the database so far. */
  default int asked() {
    return 0;
  }

  /** Runs what only defines names: what it asks of the database is not part of the script. */
  default void aside(Runnable definitions) {
    definitions.run();
  }

  /** Enters a {@code with} block; gives what {@code as} binds. */
  Value enter(Value context);

  /** Leaves a {@code with} block. */
  void exit(Value context);

  /** Something that the run gave up on. */
  void gaveUp(Span span, String what, String reason);
}
