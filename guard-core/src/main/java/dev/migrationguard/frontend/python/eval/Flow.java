package dev.migrationguard.frontend.python.eval;

/** How a block ended. */
enum Flow {
  NEXT,
  /** This turn of the loop is over. */
  LEAVES_TURN,
  /** The loop is over. */
  LEAVES_LOOP,
  /** The function is over. */
  LEAVES_FUNCTION;

  boolean leaves() {
    return this != NEXT;
  }
}
