package dev.migrationguard.frontend.java.eval;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** All that changes while a run goes on, with the way back: a branch that may not be taken is undone and joined. */
final class Store {

  private record Change(Cell cell, Value before) {}

  private final List<Change> trail = new ArrayList<>();
  private int branches;

  void set(Cell cell, Value value) {
    if (branches > 0) {
      trail.add(new Change(cell, cell.value()));
    }
    cell.put(value);
  }

  /** Starts something that may have to be undone; gives what {@link #undo} needs. */
  int mark() {
    branches++;
    return trail.size();
  }

  /** Ends it, and keeps what it changed. */
  void keep() {
    branches--;
    if (branches == 0) {
      trail.clear();
    }
  }

  /** Ends it and goes back; gives what the changed cells held at its end. */
  Map<Cell, Value> undo(int mark) {
    Map<Cell, Value> after = new IdentityHashMap<>();
    for (int i = trail.size() - 1; i >= mark; i--) {
      Change change = trail.get(i);
      after.putIfAbsent(change.cell(), change.cell().value());
      change.cell().put(change.before());
    }
    trail.subList(mark, trail.size()).clear();
    keep();
    return after;
  }

  /** What the cells that were changed since a mark held at it. */
  Map<Cell, Value> before(int mark) {
    Map<Cell, Value> before = new IdentityHashMap<>();
    for (int i = mark; i < trail.size(); i++) {
      before.putIfAbsent(trail.get(i).cell(), trail.get(i).before());
    }
    return before;
  }

  /** Goes on with what cells held at the end of a branch that was undone. */
  void redo(Map<Cell, Value> after) {
    after.forEach(this::set);
  }
}
