package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Cell;
import dev.migrationguard.frontend.java.eval.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A statement in the making: {@code ctx.alterTable("t").dropColumn("c")}. Each call changes the one object, as it does
 * in jOOQ, so that a call whose result nobody takes counts as well.
 *
 * @param on    what it is sent through; empty for one that {@code DSL} itself has made
 * @param calls what has been called so far, a {@link Link}
 */
record Chain(Optional<Dsl> on, Cell calls) implements Value.Foreign {

  /** One call behind those before it. */
  record Link(Optional<Link> before, Call call) implements Value.Foreign {

    // A chain may be as long as a loop turns: it is equal to itself alone.

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String toString() {
      return call.method();
    }

    List<Call> all() {
      Deque<Call> calls = new ArrayDeque<>();
      for (Optional<Link> at = Optional.of(this); at.isPresent(); at = at.get().before()) {
        calls.addFirst(at.get().call());
      }
      return new ArrayList<>(calls);
    }
  }

  /** A call with what it is given; items of a list count as arguments of their own. */
  record Call(String method, List<Value> arguments) {

    Value first() {
      return argument(0);
    }

    Value argument(int index) {
      return index < arguments.size() ? arguments.get(index) : new Value.Null();
    }
  }

  static Chain of(Optional<Dsl> on, String method, List<Value> arguments) {
    return new Chain(on, new Cell(new Link(Optional.empty(), new Call(method, arguments))));
  }

  @Override
  public boolean reaches() {
    return on.isPresent();
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "chain";
  }
}
