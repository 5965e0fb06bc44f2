package dev.migrationguard.frontend.sql;

/** Reads what is written about partitions. */
final class Partitions {

  private Partitions() {}

  /** The bounds behind FOR VALUES. */
  static void bounds(Cursor c) {
    if (c.accept("in")) {
      c.skipParentheses();
    } else if (c.accept("from")) {
      c.skipParentheses();
      c.expect("to");
      c.skipParentheses();
    } else {
      c.expect("with");
      c.skipParentheses();
    }
  }

  /** PARTITION BY strategy (key, …). */
  static void by(Cursor c) {
    c.expect("by");
    Names.plain(c);
    c.skipParentheses();
  }
}
