package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.run.Literal;
import dev.migrationguard.frontend.run.Positions;

/** Where the characters of Java's string literals stand. */
public final class Literals {

  private Literals() {}

  /** Maps offsets of a literal's value to places in its file. */
  public static Positions positions(Literal literal) {
    return ((StringSource) literal).positions();
  }
}
