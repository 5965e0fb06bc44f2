package dev.migrationguard.frontend.python.eval;

/** How much a run may do, so that no program keeps it busy for long. */
final class Budget {

  /** Statements and expressions of one run. The largest script met has 2,400 operations and needs 60,000. */
  private static final int EVALUATIONS = 400_000;

  /** Functions inside one another. */
  static final int DEPTH = 24;

  /** Turns of one loop. */
  static final int TURNS = 500;

  /** Characters of one string. */
  static final int TEXT = 2_000_000;

  /** Stretches of one string, each with a place of its own. */
  static final int PIECES = 10_000;

  /** Items of a list or dict that is put together. */
  static final int ITEMS = 20_000;

  private int left = EVALUATIONS;

  /** Thrown when a run has used up what it may; carries no trace. */
  static final class Spent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Spent() {
      super(null, null, false, false);
    }
  }

  void spend() {
    if (--left < 0) {
      throw new Spent();
    }
  }
}
