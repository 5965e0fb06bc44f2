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

  /** {@code left operator right} where one side is the host's own; empty where the host does not know it either. */
  Optional<Value> compare(Value left, String operator, Value right);

  /** Enters a {@code with} block; gives what {@code as} binds. */
  Value enter(Value context);

  /** Leaves a {@code with} block. */
  void exit(Value context);

  /** Something that the run gave up on. */
  void gaveUp(Span span, String what, String reason);
}
