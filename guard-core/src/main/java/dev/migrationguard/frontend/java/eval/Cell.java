package dev.migrationguard.frontend.java.eval;

/** What a variable, a field or an object of the Java library holds at the moment; {@link Store} changes it. */
public final class Cell {

  private Value value;

  /** A place that starts with a value. */
  public Cell(Value value) {
    this.value = value;
  }

  /** What it holds. */
  public Value value() {
    return value;
  }

  void put(Value next) {
    value = next;
  }
}
