package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.model.Span;
import java.util.List;

/**
 * A call, and what a library may do in the middle of the run that meets it.
 *
 * @param span      where it stands, in the file that the run is in
 * @param statement whether its result is thrown away
 */
public record Site(Span span, boolean statement, Interpreter run) {

  /** Calls a lambda, a method reference or an object with one method, as often as the library surely does: once. */
  public Value call(Value function, List<Value> arguments) {
    return run.call(function, arguments, this);
  }

  /** Calls it as something that may happen or not. */
  public void perhaps(Value function, List<Value> arguments) {
    run.branches().perhaps(() -> run.call(function, arguments, this));
  }

  /** Calls it once for each of some items whose number is not known, such as rows. */
  public void repeatedly(Value function, List<Value> arguments) {
    run.branches().repeatedly(() -> run.call(function, arguments, this));
  }

  /** Calls a method of an object of the project, such as one of an enum's constants. */
  public Value method(Value object, String name) {
    return run.expressions().calls().method(object, name, List.of(), this);
  }

  /** The constants of an enum of the project; none of any other class. */
  public List<Value> constants(Value.Type type) {
    return type.own().<List<Value>>map(own -> List.copyOf(run.classes().constants(own))).orElse(List.of());
  }

  /** Does something once for each of the values that one value may be. */
  public void each(Value value, java.util.function.Consumer<Value> action) {
    if (value instanceof Value.OneOf several) {
      run.branches().perhaps(() -> several.values().forEach(action));
    } else {
      action.accept(value);
    }
  }

  /** Changes what a library's own object holds, so that it is undone where the branch may not be taken. */
  public void set(Cell cell, Value value) {
    run.store().set(cell, value);
  }
}
