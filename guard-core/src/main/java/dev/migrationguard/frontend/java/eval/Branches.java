package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Condition;
import dev.migrationguard.frontend.run.Truth;
import dev.migrationguard.model.Guards;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a run may go one way or the other. */
final class Branches {

  private final Interpreter run;

  Branches(Interpreter run) {
    this.run = run;
  }

  /** {@code if}: one way where the test is known, else both, one after the other, from the same start. */
  Flow choose(Value test, Supplier<Flow> then, Supplier<Flow> otherwise) {
    Guards before = run.guards();
    Optional<Guards> ifTrue;
    Optional<Guards> ifFalse;
    if (test instanceof Condition condition) {
      ifTrue = condition.whenTrue(before);
      ifFalse = condition.whenFalse(before);
    } else if (test.truth() == Truth.UNKNOWN) {
      ifTrue = Optional.of(before.perhaps());
      ifFalse = ifTrue;
    } else {
      ifTrue = test.truth() == Truth.TRUE ? Optional.of(before) : Optional.empty();
      ifFalse = test.truth() == Truth.FALSE ? Optional.of(before) : Optional.empty();
    }
    if (ifTrue.isEmpty() || ifFalse.isEmpty()) {
      run.guards((ifTrue.isPresent() ? ifTrue : ifFalse).orElse(before));
      Flow flow = (ifTrue.isPresent() ? then : otherwise).get();
      run.guards(before);
      return flow;
    }
    Store store = run.store();
    int mark = store.mark();
    run.guards(ifTrue.get());
    Flow first = then.get();
    Map<Cell, Value> afterFirst = store.undo(mark);
    run.budget().spend(afterFirst.size());
    mark = store.mark();
    run.guards(ifFalse.get());
    Flow second = otherwise.get();
    if (first.leaves() && second.leaves()) {
      store.keep();
      run.guards(before);
      return first == second ? first : first == Flow.THROWS ? second : second == Flow.THROWS ? first : Flow.LEAVES_TURN;
    }
    if (first.leaves()) {
      store.keep();
      // What follows a branch that fails runs wherever the migration does not fail.
      run.guards(first == Flow.THROWS ? before : ifFalse.get());
      return Flow.NEXT;
    }
    if (second.leaves()) {
      store.undo(mark);
      store.redo(afterFirst);
      run.guards(second == Flow.THROWS ? before : ifTrue.get());
      return Flow.NEXT;
    }
    join(afterFirst, store.before(mark));
    store.keep();
    run.guards(before);
    return Flow.NEXT;
  }

  /**
   * Goes on with what either branch left behind.
   *
   * @param first  what cells held behind the one that was undone
   * @param before what the cells that the other one changed held in front of it
   */
  private void join(Map<Cell, Value> first, Map<Cell, Value> before) {
    Map<Cell, Value> joined = new IdentityHashMap<>();
    before.forEach((cell, start) -> joined.put(cell, either(first.getOrDefault(cell, start), cell.value())));
    first.forEach((cell, value) -> joined.computeIfAbsent(cell, own -> either(value, own.value())));
    joined.forEach(run.store()::set);
  }

  private static Value either(Value one, Value other) {
    return Values.oneOf(List.of(one, other));
  }

  /** Something that may happen or not. */
  void perhaps(Runnable action) {
    flowPerhaps(() -> {
      action.run();
      return Flow.NEXT;
    });
  }

  /** The same for statements; what they leave behind is kept beside what was there. */
  Flow flowPerhaps(Supplier<Flow> action) {
    Guards before = run.guards();
    run.guards(before.perhaps());
    int mark = run.store().mark();
    Flow flow = action.get();
    join(Map.of(), run.store().before(mark));
    run.store().keep();
    run.guards(before);
    return flow;
  }

  /** Something that happens once for each of some items whose number is not visible. */
  Flow repeatedly(Runnable action) {
    return flowRepeatedly(() -> {
      action.run();
      return Flow.NEXT;
    });
  }

  /** The body of a loop of which it is not visible how often it turns. */
  Flow flowRepeatedly(Supplier<Flow> body) {
    Guards before = run.guards();
    run.guards(before.inLoop());
    int mark = run.store().mark();
    Flow flow = body.get();
    run.store().before(mark).forEach(
        (cell, value) -> run.store().set(cell, Values.widened(value, cell.value())));
    run.store().keep();
    run.guards(before);
    return flow;
  }
}
