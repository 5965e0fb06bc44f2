package dev.migrationguard.frontend.run;

/** How much a run may do, so that no program keeps it busy for long. */
public final class Budget {

  /** Statements and expressions of one run. The largest script met has 2,400 operations and needs 60,000. */
  private static final int EVALUATIONS = 400_000;

  /** Functions inside one another. */
  public static final int DEPTH = 24;

  /** Turns of one loop. */
  public static final int TURNS = 500;

  /** Characters of one string. */
  public static final int TEXT = 2_000_000;

  /** Stretches of one string, each with a place of its own. */
  public static final int PIECES = 10_000;

  /** Items of a list or dict that is put together. */
  public static final int ITEMS = 20_000;

  /** Evaluations of one call of a helper in another file: real ones put a few statements together. */
  public static final int HELPER = 25_000;

  /** Evaluations that define one name of another file. */
  public static final int DEFINITION = 8_000;

  private int left = EVALUATIONS;
  private int reserved;

  /** Thrown when a run has used up what it may; carries no trace. */
  public static final class Spent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Spent() {
      super(null, null, false, false);
    }
  }

  /** For work that grows with what it works on. */
  public void spend(int evaluations) {
    left -= Math.max(0, evaluations);
    spend();
  }

  public void spend() {
    if (--left < reserved) {
      throw new Spent();
    }
  }

  /**
   * Lets what follows have a part of what is left.
   *
   * @return what to give to {@link #release} afterwards
   */
  public int lend(int most) {
    int before = reserved;
    reserved = Math.max(reserved, left - most);
    return before;
  }

  /** Ends a loan; tells whether there is something left outside it. */
  public boolean release(int before) {
    reserved = before;
    return left > reserved;
  }
}
