package dev.migrationguard.frontend.java.eval;

/** Where a run goes on behind a statement. */
enum Flow {
  /** At the next one. */
  NEXT,
  /** At the next turn of the loop. */
  LEAVES_TURN,
  /** Behind the loop or switch. */
  LEAVES_LOOP,
  /** Behind the call of the method. */
  LEAVES_METHOD,
  /** Nowhere: something was thrown. */
  THROWS;

  boolean leaves() {
    return this != NEXT;
  }
}
